using System.Text.Json;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Tests.Browser;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>Passkeys in Chromium, whose developer tools play the authenticator.</summary>
public sealed class PasskeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-passkeys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public async Task A_passkey_is_made_signs_in_without_a_password_and_is_removed()
    {
        await StarterData.CopyToAsync(_folder);
        using var site = await RunningSite.StartAsync(
            new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["ASPNETCORE_ENVIRONMENT"] = "Demo" }, "--LapeKnowledge:DataFolder", _folder, "--LapeKnowledge:Demo=true");
        var output = await NodeScript.RunAsync("passkeys.mjs", TimeSpan.FromMinutes(3), site.Address.ToString(), "opettaja@demo.invalid", DemoMembers.Password);
        await site.StopAsync();

        var seen = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.True(seen.GetProperty("named").GetInt32() > 0);
        Assert.Equal("Hei, Esimerkki Opettaja", seen.GetProperty("greeting").GetString());
        Assert.Equal(["remove-proof,Salasana ei ole oikein.,"], seen.GetProperty("refused").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(["nimi", "salasana", "tunnus", "remove-proof"], seen.GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(0, seen.GetProperty("left").GetInt32());
        Assert.Empty(seen.GetProperty("complaints").EnumerateArray());
    }
}
