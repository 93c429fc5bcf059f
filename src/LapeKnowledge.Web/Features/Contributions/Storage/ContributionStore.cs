using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>The descriptions that pilots write, and how far each is.</summary>
internal sealed class ContributionStore(IDbContextFactory<ContributionsDbContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(25); // longer than a hold lasts that a crash left behind
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(60);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<Contribution?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation);
    }

    public async Task<Contribution?> FindAsync(Guid document, string culture, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.DocumentKey == document && c.Culture == culture, cancellation);
    }

    /// <summary>Those in one of the states, the one changed longest ago first.</summary>
    public async Task<IReadOnlyList<Contribution>> ListAsync(IEnumerable<ContributionState> states, CancellationToken cancellation = default)
    {
        var wanted = states.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.AsNoTracking().Where(c => wanted.Contains(c.State)).OrderBy(c => c.ChangedUtc).ThenBy(c => c.Id).ToListAsync(cancellation);
    }

    /// <summary>Those in one of the states without their answers and files, the one that has waited longest first.</summary>
    public async Task<IReadOnlyList<WaitingContribution>> WaitingAsync(IEnumerable<ContributionState> states, CancellationToken cancellation = default)
    {
        var wanted = states.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Contributions.Where(c => wanted.Contains(c.State))
            .Select(c => new WaitingContribution(c.Id, c.DocumentKey, c.PilotKey, c.AuthorKey, c.Culture, c.State, c.SentUtc, c.State == ContributionState.Sent ? c.SentUtc ?? c.ChangedUtc : c.ChangedUtc))
            .ToListAsync(cancellation);
        return [.. found.OrderBy(c => c.SinceUtc).ThenBy(c => c.Id)]; // here: each database has an order of its own for ids
    }

    /// <summary>The language of each that there is.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> CulturesAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.Select(c => new { c.Id, c.Culture }).ToDictionaryAsync(c => c.Id, c => c.Culture, cancellation);
    }

    /// <summary>Those of some pilots, the one changed last first.</summary>
    public async Task<IReadOnlyList<Contribution>> OfPilotsAsync(IEnumerable<Guid> pilots, CancellationToken cancellation = default)
    {
        var wanted = pilots.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.AsNoTracking().Where(c => wanted.Contains(c.PilotKey)).OrderByDescending(c => c.ChangedUtc).ThenBy(c => c.Id).ToListAsync(cancellation);
    }

    /// <summary>Who described each of some documents, in any language.</summary>
    public async Task<ILookup<Guid, Guid>> AuthorsAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var authors = await db.Contributions.Where(c => documents.Contains(c.DocumentKey)).Select(c => new { c.DocumentKey, c.AuthorKey }).ToListAsync(cancellation);
        return authors.ToLookup(c => c.DocumentKey, c => c.AuthorKey);
    }

    public async Task<IReadOnlyList<Contribution>> OfAuthorAsync(Guid author, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.AsNoTracking().Where(c => c.AuthorKey == author).OrderBy(c => c.CreatedUtc).ToListAsync(cancellation);
    }

    /// <summary>Those whose guard the member has answered.</summary>
    public async Task<IReadOnlyList<Contribution>> AnsweredByAsync(Guid member, CancellationToken cancellation = default)
    {
        var key = member.ToString();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.AsNoTracking().Where(c => c.Answers.Contains(key)).OrderBy(c => c.CreatedUtc).ToListAsync(cancellation);
    }

    /// <summary>Begins one; the document of the culture has one only, whoever begins it twice.</summary>
    public async Task<Contribution> BeginAsync(Guid document, Guid pilot, Guid author, string culture, CancellationToken cancellation = default)
    {
        if (await FindAsync(document, culture, cancellation) is { } known)
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var contribution = Contribution.Begin(document, pilot, author, culture, Now);
        db.Contributions.Add(contribution);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return contribution;
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            return await FindAsync(document, culture, cancellation) ?? throw new InvalidOperationException("The description could not be begun."); // somebody was faster
        }
    }

    /// <returns>False when it has changed since the version, is gone, or may not come to that state. What is in the state already is there.</returns>
    public async Task<bool> ChangeStateAsync(Guid id, int expectedVersion, ContributionState state, CancellationToken cancellation = default)
    {
        var known = await FindAsync(id, cancellation);
        if (known is null || !known.State.MayBecome(state))
        {
            return known?.State == state;
        }

        var (now, sent) = (Now, state == ContributionState.Sent ? Now : known.SentUtc);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.Where(c => c.Id == id && c.Version == expectedVersion && c.State == known.State).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, state).SetProperty(c => c.Version, c => c.Version + 1).SetProperty(c => c.ChangedUtc, now).SetProperty(c => c.SentUtc, sent), cancellation) == 1;
    }

    /// <summary>Ends an update that is not wanted any more: what is published is all there is.</summary>
    /// <returns>False when it has changed since the version, or is gone.</returns>
    public async Task<bool> DiscardAsync(Guid id, int expectedVersion, IReadOnlyList<ContributionFile> files, CancellationToken cancellation = default)
    {
        var (json, now) = (ContributionJson.Write(files), Now);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.Where(c => c.Id == id && c.Version == expectedVersion).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, ContributionState.Published).SetProperty(c => c.Files, json).SetProperty(c => c.Version, c => c.Version + 1).SetProperty(c => c.ChangedUtc, now),
            cancellation) == 1;
    }

    /// <returns>False when it has changed since the version, or is gone.</returns>
    public async Task<bool> SetFilesAsync(Guid id, int expectedVersion, IReadOnlyList<ContributionFile> files, CancellationToken cancellation = default)
    {
        var (json, now) = (ContributionJson.Write(files), Now);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Contributions.Where(c => c.Id == id && c.Version == expectedVersion).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Files, json).SetProperty(c => c.Version, c => c.Version + 1).SetProperty(c => c.ChangedUtc, now), cancellation) == 1;
    }

    /// <returns>False when it has changed since the version, or is gone.</returns>
    public async Task<bool> SetAnswersAsync(Guid id, int expectedVersion, IReadOnlyList<GuardAnswer> answers, CancellationToken cancellation = default)
    {
        var json = ContributionJson.Write(answers);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return json.Length <= Contribution.JsonLength && await db.Contributions.Where(c => c.Id == id && c.Version == expectedVersion).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Answers, json).SetProperty(c => c.Version, c => c.Version + 1), cancellation) == 1;
    }

    public async Task DeleteAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Contributions.Where(c => c.Id == id).ExecuteDeleteAsync(cancellation);
    }

    public async Task ForgetAuthorAsync(Guid author, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Contributions.Where(c => c.AuthorKey == author).ExecuteUpdateAsync(set => set.SetProperty(c => c.AuthorKey, Guid.Empty), cancellation);
    }

    /// <summary>
    /// Lets one writer at a time into the document, in whichever language and process he writes: a document is saved with all its languages. Between the
    /// reading of a text and its writing nobody else writes, and no transaction is held open meanwhile.
    /// </summary>
    /// <returns>False when others would not let go in time, or there is no such description.</returns>
    public async Task<bool> WriteAsync(Guid id, Func<Task> write, CancellationToken cancellation = default)
    {
        var writer = Guid.NewGuid();
        if (await HoldAsync(id, writer, cancellation) is not { } held)
        {
            return false;
        }

        try
        {
            await write();
            return true;
        }
        finally
        {
            await LetGoAsync(id, held, writer);
        }
    }

    /// <summary>As <see cref="WriteAsync"/>, for a document that a team may write or not.</summary>
    /// <returns>False when others would not let go in time.</returns>
    public async Task<bool> WriteDocumentAsync(Guid document, Func<Task> write, CancellationToken cancellation)
    {
        Guid? id;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            id = await db.Contributions.Where(c => c.DocumentKey == document).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation);
        }

        if (id is { } known)
        {
            return await WriteAsync(known, write, cancellation);
        }

        await write();
        return true;
    }

    /// <returns>The description that stands for the document, in whichever language; null when it cannot be held.</returns>
    private async Task<Guid?> HoldAsync(Guid id, Guid writer, CancellationToken cancellation)
    {
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < Wait;)
        {
            var (now, until) = (Now, Now + Hold);
            await using (var db = await contexts.CreateDbContextAsync(cancellation))
            {
                var first = await db.Contributions.Where(c => db.Contributions.Any(o => o.Id == id && o.DocumentKey == c.DocumentKey)).OrderBy(c => c.Culture).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation);
                if (first is null)
                {
                    return null;
                }

                if (await db.Contributions.Where(c => c.Id == first && (c.HeldUntilUtc == null || c.HeldUntilUtc < now)).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.HeldBy, writer).SetProperty(c => c.HeldUntilUtc, until), cancellation) == 1)
                {
                    return first;
                }
            }

            await Task.Delay(Again, time, cancellation);
        }

        return null;
    }

    private async Task LetGoAsync(Guid id, Guid held, Guid writer)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Contributions.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ChangedUtc, now), CancellationToken.None);
        await db.Contributions.Where(c => c.Id == held && c.HeldBy == writer).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.HeldBy, (Guid?)null).SetProperty(c => c.HeldUntilUtc, (DateTime?)null), CancellationToken.None);
    }
}
