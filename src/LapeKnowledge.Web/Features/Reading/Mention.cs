using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>A period report and those of its entries that name the document of the page.</summary>
internal sealed record Mention(ItemLink Report, IReadOnlyList<DateText> Period, IReadOnlyList<MentionedEntry> Entries);

/// <param name="Url">The address of the entry on the report's page.</param>
internal sealed record MentionedEntry(string Heading, string Url);
