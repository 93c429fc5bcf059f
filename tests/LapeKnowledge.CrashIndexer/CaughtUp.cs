using LapeKnowledge.Web.Features.Search.Indexing;

namespace LapeKnowledge.CrashIndexer;

/// <summary>Waits for the index and compares it with what is published.</summary>
internal sealed class CaughtUp(ISearchStatus status, ChangeLog log, IndexReview review)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        while (status is not { Index: { } index, Progress: null } || LogPosition.Read(index.Position) != log.End())
        {
            if (status.Failure is { } failure)
            {
                return [failure];
            }
            await Task.Delay(Pause);
        }
        return await review.ProblemsAsync(status.Index!, CancellationToken.None);
    }
}
