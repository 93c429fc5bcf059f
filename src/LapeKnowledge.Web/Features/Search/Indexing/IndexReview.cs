using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Compares an index with its files' checksums and with what is published.</summary>
internal sealed class IndexReview(ChangeLog log, DocumentReader reader, IOtherDocuments others)
{
    private const int BatchSize = 200;
    private const int Named = 5;

    /// <returns>A line for each problem; none when all is well.</returns>
    public async Task<IReadOnlyList<string>> ProblemsAsync(SearchIndex index, CancellationToken cancellation)
    {
        var problems = index.Check().Select(p => $"{p.File}: {p.Reason}").ToList();
        var position = LogPosition.Read(index.Position);
        if (!log.LeadsOnFrom(position))
        {
            problems.Add("The change log does not lead on from the index: the site fills it anew when it starts.");
        }
        else if (log.After(position).Count is > 0 and var behind)
        {
            problems.Add(FormattableString.Invariant($"{behind} entries of the change log are not in it yet: the site applies them when it starts."));
        }
        else if ((await others.AfterAsync(OtherPlace.Of(index), cancellation)).Keys.Count is > 0 and var waiting)
        {
            problems.Add(FormattableString.Invariant($"{waiting} discussions or more have changed since: the site applies that when it starts."));
        }
        else if (problems.Count == 0)
        {
            problems.AddRange(await DifferencesAsync(index, cancellation));
        }

        return problems;
    }

    private async Task<IEnumerable<string>> DifferencesAsync(SearchIndex index, CancellationToken cancellation)
    {
        var expected = new Dictionary<string, string>();
        foreach (var batch in reader.All().Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var document in await reader.ReadAsync(batch))
            {
                expected[document.Key] = document.Texts[SearchField.Title];
            }
        }

        await foreach (var batch in others.AllAsync(cancellation))
        {
            foreach (var document in batch)
            {
                expected[document.Key] = document.Texts[SearchField.Title];
            }
        }

        var found = IndexedDocuments.All(index).Where(h => h.Key != OtherPlace.Key).ToList();
        return Line("missing", expected.Keys.Except(found.Select(h => h.Key)))
            .Concat(Line("there though they are not published", found.Select(h => h.Key).Except(expected.Keys)))
            .Concat(Line("there more than once", found.CountBy(h => h.Key).Where(k => k.Value > 1).Select(k => k.Key)))
            .Concat(Line("there with a former title", found.Where(h => expected.TryGetValue(h.Key, out var title) && title != h.Title.Text).Select(h => h.Key)));
    }

    private static IEnumerable<string> Line(string what, IEnumerable<string> keys) =>
        keys.ToArray() is { Length: > 0 } all ? [FormattableString.Invariant($"{all.Length} documents are {what}: {string.Join(", ", all.Take(Named))}{(all.Length > Named ? " …" : string.Empty)}")] : [];
}
