using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.PeriodReports;

internal sealed record PeriodReportPage(Article Article, IReadOnlyList<Fact> Facts, Localized<IReadOnlyList<ReportEntry>>? Entries, IReadOnlyList<RelatedGroup> Related);

/// <param name="Id">The id that links from other pages point to.</param>
internal sealed record ReportEntry(string Id, string Heading, IHtmlContent? What, IReadOnlyList<Fact> Facts);
