using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Themes;

internal sealed class ThemePages(DetailPages details, Mentions mentions)
{
    // the order of the groups; whatever else is classified follows
    private static readonly string[] TypeOrder =
    [
        GoodPractice.ModelTypeAlias, Tool.ModelTypeAlias, Pilot.ModelTypeAlias, ProcessDescription.ModelTypeAlias, TrainingMaterial.ModelTypeAlias,
        Seminar.ModelTypeAlias, SeminarVideo.ModelTypeAlias, Event.ModelTypeAlias, WorkingGroup.ModelTypeAlias, Collection.ModelTypeAlias,
    ];

    public ThemePage Build(Theme theme)
    {
        var read = details.Open();
        var facts = new FactList(read, theme)
            .Lines(Theme.Aliases.AltLabels)
            .Item(Theme.Aliases.Broader, theme.Broader);
        if (WebAddress.OrNull(theme.ExactMatch) is { } concept)
        {
            facts.Add(Theme.Aliases.ExactMatch, [new FactValue(concept, concept)]);
        }

        var groups = details.Groups(read)
            .AddByName("narrower", read.Interface(InterfaceTexts.NarrowerThemes), details.Related.Referring<Theme>(theme.Key, Theme.Aliases.Broader));
        var classified = details.Related.Referring<IPublishedContent>(theme.Key, Classified.Aliases.Themes).GroupBy(d => d.ContentType.Alias);
        foreach (var type in classified.OrderBy(g => Array.IndexOf(TypeOrder, g.Key) is >= 0 and var place ? place : int.MaxValue))
        {
            groups.AddByName(type.Key, read.TypesLabel(type.Key), type);
        }

        var named = mentions.Of(read, theme.Key, PeriodEntry.Aliases.Theme);
        return new ThemePage(details.Article(read, theme), facts.All, groups.All, named, groups.All.Count == 0 && named.Count == 0);
    }
}
