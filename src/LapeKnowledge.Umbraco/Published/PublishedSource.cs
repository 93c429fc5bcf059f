using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>What the database has of one item in one form (draft or published), before it becomes published content.</summary>
/// <param name="Values">The property values.</param>
/// <param name="Cultures">Names and dates by culture; empty for invariant content.</param>
/// <param name="EditedCultures">Cultures whose draft differs from what is published; only for drafts.</param>
internal sealed record PublishedSource(
    NodeRow Node,
    PublishedVersion Version,
    PublishedValues Values,
    IReadOnlyDictionary<string, StoredCulture> Cultures,
    IReadOnlySet<string> EditedCultures);

/// <summary>What published content tells of its version; the stored values are read once and not kept a second time.</summary>
internal readonly record struct PublishedVersion(string? Name, int? TemplateId, int UserId, DateTime VersionDate);
