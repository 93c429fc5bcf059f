using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>The lifts (collections) as editors have them, published or not.</summary>
internal sealed class Lifts(IContentService contents, RelatedContent related)
{
    private const int Most = 500;

    /// <summary>Where new lifts belong; null when the site has no such section.</summary>
    public SectionPage? Section => related.OfType<SectionPage>(SectionPage.ModelTypeAlias).FirstOrDefault(s => s.Lists == Vocabularies.ListKind.Collections);

    /// <summary>Null when there is none, or it lies in the bin.</summary>
    public IContent? Find(Guid key) => contents.GetById(key) is { Trashed: false } found && found.ContentType.Alias == Collection.ModelTypeAlias ? found : null;

    /// <summary>Those that have something which readers do not see, the one changed last first.</summary>
    public IReadOnlyList<IContent> Unpublished() => Section is { } section
        ? [.. contents.GetPagedChildren(section.Id, 0, Most, out _, null, null, null, false).Where(c => c.ContentType.Alias == Collection.ModelTypeAlias && CulturesOf(c).Any()).OrderByDescending(c => c.UpdateDate)]
        : [];

    /// <summary>The cultures in which readers do not see what is written.</summary>
    public static IEnumerable<string> CulturesOf(IContent lift) => Cultures.All.Where(c => lift.IsCultureAvailable(c) && (!lift.IsCulturePublished(c) || lift.IsCultureEdited(c)));

    /// <summary>Tells whether a lift is still the one that was read.</summary>
    public static string MarkOf(IContent lift) => FormattableString.Invariant($"{lift.VersionId}-{lift.UpdateDate.Ticks}");

    public static string NameOf(IContent lift, string culture) => lift.GetCultureName(culture) ?? lift.GetCultureName(Cultures.Other(culture)) ?? lift.Name ?? string.Empty;
}
