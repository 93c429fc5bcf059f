using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>How far descriptions are, as their team is told: what an editor decided last counts as long as nothing has been sent since.</summary>
internal sealed class DraftStates(IEditorDecisions decisions, Texts texts, Dates dates, TimeProvider time)
{
    /// <summary>So long after its moment a description that is not published has not been published by itself.</summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyDictionary<Guid, EditorDecision>> DecisionsAsync(IReadOnlyCollection<Contribution> contributions, CancellationToken cancellation)
    {
        var last = await decisions.LastAsync(contributions.Where(c => c.SentUtc is not null).Select(c => c.Id), cancellation);
        return contributions.Where(c => last.TryGetValue(c.Id, out var decision) && decision.Utc >= c.SentUtc && !IsMissed(c, decision)).ToDictionary(c => c.Id, c => last[c.Id]);
    }

    /// <returns>What the editor said with a decision, and when; null when he said nothing, or the team has gone on since.</returns>
    public async Task<(DateText On, string Text)?> WordsAsync(Contribution contribution, EditorDecision? decision, string culture, CancellationToken cancellation) =>
        decision is not null && IsToTell(contribution.State, decision.Kind) && await decisions.LastWordsAsync(contribution.Id, cancellation) is { } words ? (DateOf(decision.Utc, culture), words) : null;

    /// <param name="decision">Of <see cref="DecisionsAsync"/>.</param>
    public string StateOf(Contribution contribution, EditorDecision? decision, string culture) => (contribution.State, decision) switch
    {
        (ContributionState.Sent, { Kind: EditorDecisionKind.Scheduled, PublishUtc: { } at }) => texts.Format(culture, InterfaceTexts.ContributionStateScheduled, DateOf(at, culture).Text),
        (ContributionState.Withdrawn, { Kind: EditorDecisionKind.Declined }) => texts.Get(culture, InterfaceTexts.ContributionStateDeclined),
        (ContributionState.Draft, _) => texts.Get(culture, InterfaceTexts.ContributionStateDraft),
        (ContributionState.Sent, _) => texts.Get(culture, InterfaceTexts.ContributionStateSent),
        (ContributionState.ChangesRequested, _) => texts.Get(culture, InterfaceTexts.ContributionStateChanges),
        (ContributionState.Published, _) => texts.Get(culture, InterfaceTexts.ContributionStatePublished),
        _ => texts.Get(culture, InterfaceTexts.ContributionStateWithdrawn),
    };

    /// <summary>What the state means for the team.</summary>
    public string NoteOf(Contribution contribution, EditorDecision? decision, string culture) => (contribution.State, decision) switch
    {
        (ContributionState.Sent, { Kind: EditorDecisionKind.Scheduled }) => texts.Get(culture, InterfaceTexts.ContributionNoteScheduled),
        (ContributionState.Withdrawn, { Kind: EditorDecisionKind.Declined }) => texts.Format(culture, InterfaceTexts.ContributionNoteDeclined, Dates.OfUtcDay(decision.Utc)!.Text),
        (ContributionState.Draft, _) => texts.Get(culture, InterfaceTexts.ContributionNoteDraft),
        (ContributionState.Sent, _) => texts.Get(culture, InterfaceTexts.ContributionNoteSent),
        (ContributionState.ChangesRequested, _) => texts.Get(culture, InterfaceTexts.ContributionNoteChanges),
        (ContributionState.Published, _) => texts.Get(culture, InterfaceTexts.ContributionNotePublished),
        _ => texts.Get(culture, InterfaceTexts.ContributionNoteWithdrawn),
    };

    /// <summary>It waits for an editor again: somebody had begun to write in the other language, say.</summary>
    private bool IsMissed(Contribution contribution, EditorDecision decision) =>
        contribution.State == ContributionState.Sent && decision.Kind == EditorDecisionKind.Scheduled && decision.PublishUtc + Overdue < time.GetUtcNow().UtcDateTime;

    private static bool IsToTell(ContributionState state, EditorDecisionKind kind) => (state, kind) switch
    {
        (ContributionState.ChangesRequested or ContributionState.Withdrawn, EditorDecisionKind.ChangesRequested) => true,
        (ContributionState.Withdrawn, EditorDecisionKind.Declined) => true,
        (ContributionState.Sent, EditorDecisionKind.Scheduled) => true,
        (ContributionState.Published, EditorDecisionKind.Published or EditorDecisionKind.Scheduled) => true,
        _ => false,
    };

    private DateText DateOf(DateTime utc, string culture) => dates.Of(culture, Dates.ToLocal(utc))!;
}
