namespace LapeKnowledge.Web.Hosting;

internal static class DefaultAddress
{
    public const string Url = "http://localhost:5080";

    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on <see cref="Url"/> unless <c>ASPNETCORE_URLS</c>, <c>--urls</c> or the Kestrel section names an address.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (Settings.All(s => string.IsNullOrWhiteSpace(configuration[s])) && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.UseUrls(Url);
        }
    }
}
