using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.PeriodReports;

/// <summary>One period of the timeline with what happened in it.</summary>
/// <param name="When">A day, or the first and the last one.</param>
internal sealed record Period(ItemLink Report, IReadOnlyList<DateText> When, Localized<string>? Summary, IReadOnlyList<PeriodEvent> Events, bool IsExample);

/// <param name="Url">Where the report tells of it.</param>
/// <param name="Where">The municipalities that it names.</param>
internal sealed record PeriodEvent(string Heading, string Url, IReadOnlyList<ItemLink> Where);

/// <summary>The period reports in the order of time, the newest first.</summary>
internal sealed class Timeline(RelatedContent related, PageReaders readers)
{
    public IReadOnlyList<Period> Of(PageReader read, SectionPage section) =>
        [.. related.Children<PeriodReport>(section.Key).OrderByDescending(r => r.PeriodStart).Select(r => PeriodOf(read, r)).OfType<Period>()];

    private Period? PeriodOf(PageReader read, PeriodReport report)
    {
        if (read.LinkTo(report) is not { } link)
        {
            return null;
        }

        // the report is read in the language it will be opened in, so that the entries' numbers are right
        var entries = readers.In(Names.CultureFor(report, read.Culture)).Blocks<PeriodEntry>(report, PeriodReport.Aliases.Entries)?.Value ?? [];
        return new Period(
            link,
            read.Dates.OfRange(read.Culture, report.PeriodStart, report.PeriodEnd),
            read.Text(report, Describable.Aliases.Summary),
            [.. entries.Select((e, at) => new PeriodEvent(e.Heading ?? link.Name, $"{link.Url}#{PeriodReportPages.EntryId(at)}", read.LinksTo(e.Municipalities)))],
            report.IsExample);
    }
}
