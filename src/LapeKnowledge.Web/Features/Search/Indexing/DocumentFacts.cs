using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>The documents that a document is classified by.</summary>
/// <param name="Others">Tools, municipalities and provinces that it names itself.</param>
internal sealed record NamedDocuments(IReadOnlyList<Theme> Themes, IReadOnlyList<IPublishedContent> Others);

/// <summary>What a document is filtered, counted and sorted by, in the language of the variation context.</summary>
internal sealed class DocumentFacts(RelatedContent related)
{
    private const int LongestSpan = 10;

    /// <summary>
    /// Properties whose documents stand with their names in the words or the columns of the document that picks them. When one of those changes, so does it.
    /// </summary>
    public static IReadOnlySet<string> NamingAliases { get; } = new HashSet<string>
    {
        Classified.Aliases.Themes, Classified.Aliases.Provinces, GoodPractice.Aliases.Tools, GoodPractice.Aliases.Pilots, Pilot.Aliases.Municipality,
        WorkingGroup.Aliases.ChairMunicipality, PeriodEntry.Aliases.Theme, PeriodEntry.Aliases.Municipalities,
    };

    public NamedDocuments Named(IPublishedContent document) =>
        new([.. Themes(document).OfType<Theme>()], [.. Tools(document).Concat(Municipalities(document)).Concat(PickedProvinces(document)).Where(o => o.Key != document.Key).DistinctBy(o => o.Key)]);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ColumnsOf(IPublishedContent document)
    {
        var columns = new Dictionary<string, IReadOnlyList<string>> { [SearchColumns.Type] = [document.ContentType.Alias] };
        Add(SearchColumns.Theme, Keys(Themes(document), document is Theme ? document : null));
        Add(SearchColumns.Tool, Keys(Tools(document), document is Tool ? document : null));
        Add(SearchColumns.Municipality, Keys(Municipalities(document), document is Municipality ? document : null));
        Add(SearchColumns.Province, Keys(Provinces(document), document is Province ? document : null));
        Add(SearchColumns.Audience, [.. ((document as IClassified)?.Audience ?? []).Distinct()]);
        return columns;

        void Add(string column, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                columns[column] = values;
            }
        }
    }

    /// <summary>The day that the page shows, in Finland: when it happened, else when it was changed.</summary>
    public static DateOnly? DayOf(IPublishedContent document, string culture) =>
        Span(document) is { } span ? span.Start : Dates.FinnishDay(document.Cultures.TryGetValue(culture, out var info) ? info.Date : document.UpdateDate);

    /// <summary>A pilot that went on over a new year belongs to both years.</summary>
    public static IReadOnlyList<string> YearsOf(IPublishedContent document, string culture)
    {
        var (first, last) = Span(document) is { } span ? (span.Start.Year, span.End.Year) : DayOf(document, culture) is { } day ? (day.Year, day.Year) : (0, -1);
        return [.. Enumerable.Range(first, Math.Clamp(last - first + 1, 0, LongestSpan)).Select(y => y.ToString("0000", CultureInfo.InvariantCulture))];
    }

    private static (DateOnly Start, DateOnly End)? Span(IPublishedContent document)
    {
        var (start, end) = document switch
        {
            Pilot pilot => (pilot.StartDate, pilot.EndDate),
            Event e => (e.StartDate, e.EndDate),
            Seminar seminar => (seminar.StartDate, seminar.EndDate),
            SeminarVideo video => (video.RecordedAt, default),
            PeriodReport report => (report.PeriodStart, report.PeriodEnd),
            Meeting meeting => (meeting.Date, default),
            _ => (default, default(DateTime)),
        };
        return start == default ? null : (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end < start ? start : end));
    }

    private static IEnumerable<IPublishedContent> Themes(IPublishedContent document) => document switch
    {
        IClassified classified => classified.Themes,
        Collection collection => collection.Themes,
        WorkingGroup group => group.Themes,
        PeriodReport report => Entries(report).Select(e => e.Theme).OfType<IPublishedContent>(),
        _ => null,
    } ?? [];

    private IEnumerable<IPublishedContent> Tools(IPublishedContent document) => document switch
    {
        GoodPractice practice => practice.Tools,
        Pilot pilot => pilot.Tools,
        ProcessDescription process => related.Parent<Pilot>(process.Key)?.Tools,
        TrainingMaterial material => material.Tools,
        PeriodReport report => Entries(report).SelectMany(e => e.Tools ?? []),
        _ => null,
    } ?? [];

    /// <summary>A practice belongs to the municipalities of its pilots, and a process to those of its pilot.</summary>
    private IEnumerable<IPublishedContent> Municipalities(IPublishedContent document) => document switch
    {
        Pilot pilot => pilot.Municipality,
        GoodPractice practice => (practice.Pilots ?? []).OfType<Pilot>().SelectMany(p => p.Municipality ?? []),
        ProcessDescription process => related.Parent<Pilot>(process.Key)?.Municipality,
        Event e => One(e.Municipality),
        Seminar seminar => One(seminar.Municipality),
        Meeting meeting => One(meeting.Municipality),
        WorkingGroup group => group.ChairMunicipality,
        PeriodReport report => Entries(report).SelectMany(e => e.Municipalities ?? []),
        Municipality municipality => [municipality],
        _ => null,
    } ?? [];

    private static IEnumerable<IPublishedContent> PickedProvinces(IPublishedContent document) => document switch
    {
        IClassified classified => classified.Provinces,
        PeriodReport report => report.Provinces,
        WorkingGroup group => group.Provinces,
        _ => null,
    } ?? [];

    private IEnumerable<IPublishedContent> Provinces(IPublishedContent document) =>
        PickedProvinces(document).Concat(Municipalities(document).Select(m => related.Parent<Province>(m.Key)).OfType<Province>());

    private static IEnumerable<PeriodEntry> Entries(PeriodReport report) => (report.Entries ?? Enumerable.Empty<BlockListItem>()).Select(b => b.Content).OfType<PeriodEntry>();

    private static IEnumerable<IPublishedContent> One(IPublishedContent? document) => document is null ? [] : [document];

    private static string[] Keys(IEnumerable<IPublishedContent> documents, IPublishedContent? self) =>
        [.. (self is null ? documents : documents.Append(self)).Select(d => d.Key.ToString("D")).Distinct()];
}
