using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.PeriodReports;

/// <summary>The entries of period reports that name a document, newest report first.</summary>
internal sealed class Mentions(RelatedContent related, PageReaders readers)
{
    /// <param name="alias">The property of the entries that names it.</param>
    public IReadOnlyList<Mention> Of(PageReader read, Guid named, string alias)
    {
        var byReport =
            from reference in related.ReferringBlocks<PeriodReport>(named, alias)
            group reference.Block by reference.Document.Key into report
            let document = related.Get<PeriodReport>(report.Key)!
            orderby document.PeriodStart descending
            select MentionIn(read, document, report.ToHashSet());
        return [.. byReport.OfType<Mention>()];
    }

    private Mention? MentionIn(PageReader read, PeriodReport report, HashSet<Guid> blocks)
    {
        if (read.LinkTo(report) is not { } link)
        {
            return null;
        }

        // the report is read in the language it will be opened in, so that the entries' numbers are right
        var entries = readers.In(Names.CultureFor(report, read.Culture)).Blocks<PeriodEntry>(report, PeriodReport.Aliases.Entries)?.Value ?? [];
        var named = entries.Index().Where(e => blocks.Contains(e.Item.Key)).Select(e => new MentionedEntry(e.Item.Heading ?? link.Name, $"{link.Url}#{PeriodReportPages.EntryId(e.Index)}")).ToList();
        return named.Count == 0 ? null : new Mention(link, read.Dates.OfRange(read.Culture, report.PeriodStart, report.PeriodEnd), named);
    }
}
