using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>The files of a description, those that were taken out of an update too, by whether readers see them.</summary>
internal sealed record UpdateFiles(IReadOnlyList<ContributionFile> Published, IReadOnlyList<ContributionFile> Unpublished)
{
    public static UpdateFiles Of(IContent document, Contribution contribution)
    {
        var files = contribution.AllFiles().Select(f => f with { IsRemoved = false }).ToLookup(f => f.Media is { } key && MediaReferences.IsPublished(document, contribution.Culture, key));
        return new UpdateFiles([.. files[true]], [.. files[false]]);
    }

    /// <summary>Gives the document the pictures and attachments that are published.</summary>
    public void TakeOut(IContent document, string culture)
    {
        RemoveUnpublished(document, culture);
        foreach (var file in Published)
        {
            MediaReferences.Restore(document, file.Media!.Value);
        }
    }

    public void RemoveUnpublished(IContent document, string culture)
    {
        foreach (var file in Unpublished.Where(f => f.Media is not null))
        {
            MediaReferences.Remove(document, culture, file.Media!.Value);
        }
    }
}
