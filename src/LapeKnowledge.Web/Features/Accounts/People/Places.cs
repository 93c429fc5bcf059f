using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The documents of the site that people name: municipalities, themes and pilots, in the alphabetical order of the language. Within an Umbraco context, as pages are.</summary>
internal sealed class Places(RelatedContent related, ItemLinks links)
{
    public IReadOnlyList<(string Value, string Label)> Municipalities(string culture) => Options(related.OfType<Municipality>(Municipality.ModelTypeAlias), culture);

    public IReadOnlyList<(string Value, string Label)> Themes(string culture) => Options(related.OfType<Theme>(Theme.ModelTypeAlias), culture);

    public IReadOnlyList<(string Value, string Label)> Pilots(string culture) => Options(related.OfType<Pilot>(Pilot.ModelTypeAlias), culture);

    /// <summary>Null when there is no such published pilot.</summary>
    public ItemLink? PilotLink(Guid key, string culture) => related.Get<Pilot>(key) is { } pilot ? links.To(pilot, culture) : null;

    /// <summary>The page that lists the pilots; null when there is none.</summary>
    public ItemLink? AllPilots(string culture) =>
        related.OfType<SectionPage>(SectionPage.ModelTypeAlias).FirstOrDefault(s => s.Lists == Vocabularies.ListKind.Pilots) is { } section ? links.To(section, culture) : null;

    private static IReadOnlyList<(string Value, string Label)> Options<T>(IReadOnlyList<T> items, string culture) where T : IPublishedContent =>
        [.. RelatedContent.ByName(items, culture).Select(i => (i.Key.ToString(), Names.Of(i, culture)))];
}
