using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Reviews;

/// <summary>The record of reviews, on both databases.</summary>
public sealed class ReviewTableTests
{
    [Fact]
    public Task Comments_and_decisions_are_kept_on_SQLite() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task Comments_and_decisions_are_kept_on_PostgreSQL() => FeatureTables.OnPostgresAsync(KeepAsync);

    [Fact]
    public Task A_schedule_is_due_from_its_moment_to_the_next_decision_on_SQLite() => FeatureTables.OnSqliteAsync(DueAsync);

    [PostgresFact]
    public Task A_schedule_is_due_from_its_moment_to_the_next_decision_on_PostgreSQL() => FeatureTables.OnPostgresAsync(DueAsync);

    private static async Task DueAsync(FeatureTables tables)
    {
        var store = new ReviewStore(await tables.MigratedAsync<ReviewDbContext>(ReviewDbContext.History), TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (due, later, ended, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await DecideAsync(due, DecisionKind.ChangesRequested, null);
        var decision = await DecideAsync(due, DecisionKind.Scheduled, now.AddSeconds(-1));
        await DecideAsync(later, DecisionKind.Scheduled, now.AddSeconds(-1));
        await DecideAsync(later, DecisionKind.Scheduled, now.AddHours(1));
        await DecideAsync(ended, DecisionKind.Scheduled, now.AddSeconds(-1));
        await DecideAsync(ended, DecisionKind.ChangesRequested, null);
        await DecideAsync(other, DecisionKind.Scheduled, now.AddSeconds(-1));

        Assert.Equal([decision.Id], (await store.DueAsync([due, later, ended], default)).Select(d => d.Id));
        Assert.Empty(await store.DueAsync([], default));

        Task<ReviewDecision> DecideAsync(Guid contribution, DecisionKind kind, DateTime? publish) => store.DecideAsync(ReviewDecision.Of(contribution, kind, Guid.NewGuid(), new Decided(kind, null, publish), "{}", now), default);
    }

    private static async Task KeepAsync(FeatureTables tables)
    {
        var store = new ReviewStore(await tables.MigratedAsync<ReviewDbContext>(ReviewDbContext.History), TimeProvider.System);
        var (contribution, editor) = (Guid.NewGuid(), Guid.NewGuid());
        await store.CommentAsync(contribution, "results", "Ä", editor, default);
        await store.CommentAsync(contribution, "results", "Ä", editor, default); // pressed twice
        var comment = Assert.Single(await store.CommentsAsync(contribution, default));
        Assert.False(await store.ResolveAsync(Guid.NewGuid(), comment.Id, default)); // another description's comment is out of reach
        Assert.True(await store.ResolveAsync(contribution, comment.Id, default));
        Assert.False(await store.ResolveAsync(contribution, comment.Id, default));

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var decision = await store.DecideAsync(ReviewDecision.Of(contribution, DecisionKind.Scheduled, editor, new Decided(DecisionKind.Scheduled, "Ö", now.AddDays(1)), "{}", now), default);
        Assert.Equal(DecisionKind.Scheduled, (await store.LastAsync([contribution], default))[contribution].Kind);
        var second = await store.DecideAsync(ReviewDecision.Of(Guid.NewGuid(), DecisionKind.Declined, editor, new Decided(DecisionKind.Declined, "Ä"), "{}", now.AddDays(-9)), default);
        Assert.Equal(2, await store.CountDecisionsAsync(default));
        Assert.Equal([second.Id, decision.Id], (await store.NewestAsync(null, 3, null, default)).Select(d => d.Id));
        Assert.Equal([decision.Id], (await store.NewestAsync(second.Id, 3, null, default)).Select(d => d.Id));
        Assert.Equal([decision.Id], (await store.NewestAsync(null, 3, [contribution], default)).Select(d => d.Id));
        Assert.Empty(await store.NewestAsync(null, 3, [], default));
        Assert.Single(await store.UnmailedAsync(now.AddMinutes(-1), default));
        Assert.True(await store.TakeForMailAsync(decision.Id, true, default));
        Assert.False(await store.TakeForMailAsync(decision.Id, true, default));
        Assert.Empty(await store.UnmailedAsync(now.AddMinutes(-1), default));
        Assert.True(await store.TakeMissedAsync(decision.Id, true, default));
        Assert.False(await store.TakeMissedAsync(decision.Id, true, default));
        Assert.True(await store.TakeMissedAsync(decision.Id, false, default));
        Assert.Equal((1, 2), ((await store.OfEditorAsync(editor, default)).Comments.Count, (await store.OfEditorAsync(editor, default)).Decisions.Count));
    }
}
