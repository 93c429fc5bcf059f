using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Contributions;

internal enum DraftSaved
{
    Done,

    /// <summary>Somebody else changed the same field meanwhile.</summary>
    Conflict,

    /// <summary>An editor has deleted the document meanwhile.</summary>
    Gone,

    /// <summary>It waits for an editor, or is published: it has to be taken back, or opened for an update, first.</summary>
    Closed,

    /// <summary>Others would not let go, or the document could not be written.</summary>
    Failed,
}

/// <param name="Content">What stands in the document now.</param>
internal sealed record DraftResult(DraftSaved Saved, DraftContent Content, IReadOnlyList<DraftConflict> Conflicts);

/// <summary>Reads and writes the texts of descriptions.</summary>
internal sealed class DraftStore(ContributionStore contributions, DraftDocuments documents)
{
    /// <returns>Null when the document is gone.</returns>
    public DraftContent? Read(Contribution contribution) => Read(contribution, contribution.Culture);

    /// <summary>As it is written in another language of the document.</summary>
    public DraftContent? Read(Contribution contribution, string culture) =>
        documents.Find(contribution.DocumentKey) is { } document ? DraftDocuments.Read(document, culture) : null;

    /// <summary>Whether there is more than a name in a language of a document.</summary>
    public bool IsWritten(Guid document, string culture) =>
        documents.Find(document) is { } found && DraftDocuments.Read(found, culture) is var content && (content.Steps.Count > 0 || content.Texts.Any(t => t.Key != DraftFields.NameField && t.Value.Length > 0));

    /// <summary>Whether the pilot has another description of that name, in whichever language: Umbraco would number the second.</summary>
    /// <param name="document">The one that is to have the name; null for a new one.</param>
    public bool IsNameTaken(Guid pilot, Guid? document, string name) => documents.Below(pilot).Any(d => d.Key != document && Cultures.All.Any(c => name.Equals(d.GetCultureName(c), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Begins a description of a pilot.</summary>
    /// <returns>Null when the pilot is gone.</returns>
    public async Task<Contribution?> BeginAsync(Guid pilot, Guid author, string culture, DraftForm form, CancellationToken cancellation)
    {
        if (documents.Create(pilot, culture, form.Texts[DraftFields.NameField]) is not { } key)
        {
            return null;
        }

        var contribution = await contributions.BeginAsync(key, pilot, author, culture, cancellation);
        var document = documents.Find(key)!;
        var empty = DraftDocuments.Read(document, culture);
        documents.Write(document, culture, empty, DraftMerge.Of(empty, form with { Marks = form.Texts.Keys.ToDictionary(k => k, empty.MarkOf) }).Content);
        return contribution;
    }

    public async Task<DraftResult> SaveAsync(Guid id, DraftForm form, CancellationToken cancellation)
    {
        var result = new DraftResult(DraftSaved.Failed, DraftContent.Empty, []);
        await contributions.WriteAsync(id, async () => result = await SaveHeldAsync(id, form, cancellation), cancellation);
        return result;
    }

    private async Task<DraftResult> SaveHeldAsync(Guid id, DraftForm form, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(id, cancellation) is not { } contribution || documents.Find(contribution.DocumentKey) is not { } document)
        {
            return new DraftResult(DraftSaved.Gone, DraftContent.Empty, []);
        }

        var current = DraftDocuments.Read(document, contribution.Culture);
        if (!contribution.IsOpen)
        {
            return new DraftResult(DraftSaved.Closed, current, []);
        }

        var merge = DraftMerge.Of(current, form);
        var isChanged = merge.Content != current && !(merge.Content.Texts.All(t => current[t.Key] == t.Value) && merge.Content.Steps.SequenceEqual(current.Steps));
        if (isChanged && !documents.Write(document, contribution.Culture, current, merge.Content))
        {
            return new DraftResult(DraftSaved.Failed, current, []);
        }

        return new DraftResult(merge.Conflicts.Count > 0 ? DraftSaved.Conflict : DraftSaved.Done, isChanged ? DraftDocuments.Read(document, contribution.Culture) : current, merge.Conflicts);
    }
}
