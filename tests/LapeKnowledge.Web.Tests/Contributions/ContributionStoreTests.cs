using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>States follow each other in their order, versions are compared, and one writes at a time; on both databases.</summary>
public sealed class ContributionStoreTests
{
    [Fact]
    public Task It_is_kept_on_SQLite() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task It_is_kept_on_PostgreSQL() => FeatureTables.OnPostgresAsync(KeepAsync);

    private static async Task KeepAsync(FeatureTables tables)
    {
        var store = new ContributionStore(await tables.MigratedAsync<ContributionsDbContext>(ContributionsDbContext.History), TimeProvider.System);
        var (document, pilot, author) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var begun = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.BeginAsync(document, pilot, author, "fi-FI")));
        var id = Assert.Single(begun.Select(b => b.Id).Distinct()); // whoever is first
        var other = (await store.BeginAsync(document, pilot, author, "sv-FI")).Id;
        Assert.Equal(2, (await store.OfPilotsAsync([pilot])).Count);

        Assert.False(await store.ChangeStateAsync(id, 1, ContributionState.Published));
        Assert.True(await store.SetFilesAsync(id, 1, [new ContributionFile(Guid.NewGuid(), "ä.png", true, "Alt", "Lupa")]));
        Assert.False(await store.SetAnswersAsync(id, 1, []));
        Assert.True(await store.SetAnswersAsync(id, 2, [new GuardAnswer("f", "q", "syy", author, DateTime.UnixEpoch)]));
        Assert.False(await store.ChangeStateAsync(id, 2, ContributionState.Sent));
        Assert.True(await store.ChangeStateAsync(id, 3, ContributionState.Sent));
        var sent = Assert.Single(await store.ListAsync([ContributionState.Sent]));
        Assert.Equal((4, "ä.png", "syy"), (sent.Version, sent.FileList()[0].Name, sent.AnswerList()[0].Reason));
        Assert.NotNull(sent.SentUtc);
        Assert.True(await store.ChangeStateAsync(id, 1, ContributionState.Sent)); // it is there already
        Assert.True(await store.ChangeStateAsync(id, 4, ContributionState.ChangesRequested));
        Assert.True(await store.ChangeStateAsync(id, 5, ContributionState.Sent));
        Assert.True(await store.ChangeStateAsync(id, 6, ContributionState.Published));
        Assert.False(await store.ChangeStateAsync(id, 7, ContributionState.Sent));
        Assert.True(await store.ChangeStateAsync(id, 7, ContributionState.Draft));
        Assert.False(await store.DiscardAsync(id, 7, []));
        Assert.True(await store.DiscardAsync(id, 8, []));
        Assert.Equal((ContributionState.Published, 0), ((await store.FindAsync(id))!.State, (await store.FindAsync(id))!.FileList().Count));

        var (within, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => store.WriteAsync(i % 2 == 0 ? id : other, async () => // in either language
        {
            most = Math.Max(most, Interlocked.Increment(ref within));
            await Task.Delay(20);
            Interlocked.Decrement(ref within);
        })));
        Assert.Equal(1, most);

        await HoldAsync(tables, (await store.FindAsync(id))!);
        await store.ForgetAuthorAsync(author);
        Assert.Equal(Guid.Empty, (await store.FindAsync(id))!.AuthorKey);
        await store.DeleteAsync(id);
        Assert.Null(await store.FindAsync(id));
    }

    private static async Task HoldAsync(FeatureTables tables, Contribution contribution)
    {
        var contexts = tables.Contexts<ContributionsDbContext>(ContributionsDbContext.History);
        var (held, elsewhere, key) = (new HeldMedia(contexts, TimeProvider.System), new HeldMedia(contexts, TimeProvider.System), Guid.NewGuid());
        await held.HoldAsync(key, "abcd1234/kuva.png", contribution, default);
        Assert.Equal(contribution.PilotKey, (await held.FindAsync("ABCD1234/kuva.png", default))!.PilotKey);
        Assert.Null(await held.FindAsync("abcd1234/muu.png", default));
        Assert.NotNull(await elsewhere.FindAsync("abcd1234/kuva.png", default));
        Assert.Equal(contribution.DocumentKey, (await held.AllAsync(default))[key]);

        await held.ReleaseAsync([key, Guid.NewGuid()], default);
        Assert.Null(await elsewhere.FindAsync("abcd1234/kuva.png", default)); // though it remembers that it was held
        Assert.False(await held.IsHeldAsync(key, default));
    }
}
