using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.PeriodReports;

internal sealed class PeriodReportPages(DetailPages details)
{
    private const string Period = "period"; // a label of the dictionary, not a property

    /// <summary>The id of an entry on the report's page.</summary>
    public static string EntryId(int index) => FormattableString.Invariant($"entry-{index + 1}");

    public PeriodReportPage Build(PeriodReport report)
    {
        var read = details.Open();
        var facts = new FactList(read, report).Range(Period, report.PeriodStart, report.PeriodEnd).Items(PeriodReport.Aliases.Provinces, report.Provinces);
        var entries = Entries(read, report);
        var related = details.Groups(read)
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(report.Key, CollectionItem.Aliases.Item));
        return new PeriodReportPage(details.Article(read, report), facts.All, entries, related.All);
    }

    private static Localized<IReadOnlyList<ReportEntry>>? Entries(PageReader read, PeriodReport report) =>
        read.Blocks<PeriodEntry>(report, PeriodReport.Aliases.Entries) is { } entries
            ? new([.. entries.Value.Select((entry, index) => Entry(read, entry, index))], entries.Language)
            : null;

    private static ReportEntry Entry(PageReader read, PeriodEntry entry, int index)
    {
        var facts = new FactList(read, entry)
            .Item(PeriodEntry.Aliases.Theme, entry.Theme)
            .Items(PeriodEntry.Aliases.Municipalities, entry.Municipalities)
            .Items(PeriodEntry.Aliases.Pilots, entry.Pilots)
            .Items(PeriodEntry.Aliases.Tools, entry.Tools);
        return new ReportEntry(EntryId(index), entry.Heading ?? string.Empty, PageReader.ToHtml(entry.What), facts.All);
    }
}
