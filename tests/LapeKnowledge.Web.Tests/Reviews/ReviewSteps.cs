using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Reviews;

/// <summary>What tests of reviews do again and again.</summary>
internal static class ReviewSteps
{
    public static string Name() => $"Kuvaus {Guid.NewGuid():N}";

    public static string At(Contribution contribution) => ReviewAddresses.One.At(Cultures.Finnish, contribution.Id);

    /// <summary>What the page sends back of what the editor has read.</summary>
    public static (string, string)[] Read(SitePage page) =>
    [
        (ReviewEndpoints.VersionField, page.Document.QuerySelector($"input[name={ReviewEndpoints.VersionField}]")!.GetAttribute("value")!),
        (ReviewEndpoints.MarkField, page.Document.QuerySelector($"input[name={ReviewEndpoints.MarkField}]")!.GetAttribute("value")!),
    ];
}
