using LapeKnowledge.Web.Features.Feedback;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Features.Storage;

namespace LapeKnowledge.Web.Hosting;

/// <summary>What the staff does beside the running site: <c>digest …</c>, <c>feedback …</c>, <c>registrations …</c> and <c>search …</c>.</summary>
internal static class StaffCommands
{
    public static bool Has(string[] arguments) => arguments is ["digest" or "feedback" or "registrations" or "search", ..];

    /// <param name="services">The host's services, after its database is ready.</param>
    /// <returns>0 when done, 1 when it could not be (one line says why), 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output)
    {
        await FeatureDatabase.PrepareAsync(services);
        return arguments[0] switch
        {
            "digest" => await DigestCommand.RunAsync(services, arguments[1..], output),
            "feedback" => await FeedbackCommand.RunAsync(services, arguments[1..], output),
            "registrations" => await RegistrationCommand.RunAsync(services, arguments[1..], output),
            _ => await SearchCommand.RunAsync(services, arguments[1..], output, !Console.IsOutputRedirected),
        };
    }
}
