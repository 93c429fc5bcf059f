using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Lists;

/// <summary>By what the lists of the site can be narrowed. A list offers those that tell its documents apart.</summary>
internal static class Facets
{
    public static IReadOnlyList<Facet> All { get; } =
    [
        new("teema", "tema", Classified.Aliases.Themes, (read, d) => read.Documents((d as IClassified)?.Themes)),
        new("tyokalu", "verktyg", Pilot.Aliases.Tools, (read, d) => read.Documents(Tools(d))),
        new("kenelle", "malgrupp", Classified.Aliases.Audience, (read, d) => read.Codes(Vocabularies.Audience.Key, (d as IClassified)?.Audience), Vocabularies.Audience.All),
        new("ika", "alder", Classified.Aliases.AgeRange, (read, d) => read.Codes(Vocabularies.AgeRange.Key, (d as IClassified)?.AgeRange), Vocabularies.AgeRange.All),
        new("ymparisto", "miljo", Classified.Aliases.Setting, (read, d) => read.Codes(Vocabularies.Setting.Key, (d as IClassified)?.Setting), Vocabularies.Setting.All),
        new("vaihe", "fas", Pilot.Aliases.Phase, (read, d) => read.Codes(Vocabularies.Phase.Key, d is Pilot { Phase: { } phase } ? [phase] : []), Vocabularies.Phase.All),
        new("naytto", "evidens", EvidenceItem.Aliases.Level, (read, d) => read.Codes(Vocabularies.EvidenceLevel.Key, Levels((d as IReviewed)?.Evidence)), Vocabularies.EvidenceLevel.All),
        new("maakunta", "landskap", Classified.Aliases.Provinces, (read, d) => read.Documents(Provinces(read, d))),
        new("kunta", "kommun", Pilot.Aliases.Municipality, (read, d) => read.Documents(Municipalities(d))),
    ];

    private static IEnumerable<IPublishedContent> Tools(IPublishedContent document) => document switch
    {
        GoodPractice practice => practice.Tools,
        Pilot pilot => pilot.Tools,
        TrainingMaterial material => material.Tools,
        _ => null,
    } ?? [];

    /// <summary>A practice belongs to the municipalities of its pilots.</summary>
    private static IEnumerable<IPublishedContent> Municipalities(IPublishedContent document) => document switch
    {
        Pilot pilot => pilot.Municipality ?? [],
        GoodPractice practice => (practice.Pilots ?? []).OfType<Pilot>().SelectMany(p => p.Municipality ?? []),
        _ => [],
    };

    private static IEnumerable<IPublishedContent> Provinces(FacetReader read, IPublishedContent document) =>
        ((document as IClassified)?.Provinces ?? [])
            .Concat(Municipalities(document).Select(m => read.Related.Parent<Province>(m.Key)).OfType<Province>())
            .DistinctBy(p => p.Key);

    private static IEnumerable<string> Levels(BlockListModel? evidence) =>
        (evidence ?? Enumerable.Empty<BlockListItem>()).Select(b => (b.Content as EvidenceItem)?.Level).OfType<string>();
}
