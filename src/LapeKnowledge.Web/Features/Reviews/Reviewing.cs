using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reviews;

internal enum ReviewResult
{
    Done,

    /// <summary>Somebody else has decided, or the text is another than the one that was read.</summary>
    Changed,

    /// <summary>The document is deleted.</summary>
    Gone,

    /// <summary>Umbraco does not publish it.</summary>
    Refused,

    /// <summary>It cannot be scheduled while the team writes in the other language, too: at the moment Umbraco would publish that text with it.</summary>
    OtherLanguage,
}

/// <summary>
/// Decides of descriptions, one decision at a time for each: who decides of what he has not seen, or of what another has just decided, is told so and
/// changes nothing. Every decision is kept with the text that it is about.
/// </summary>
internal sealed class Reviewing(
    ContributionStore contributions, ReviewStore reviews, IContentService contents, IContentPublishingService publishing, ICoreScopeProvider scopes, TimeProvider time)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);
    private readonly AsyncLocal<bool> _isDeciding = new();

    /// <summary>True while an editor's own decision publishes what he has read.</summary>
    public bool IsDeciding => _isDeciding.Value;

    /// <summary>Null when the document is deleted, or lies in the bin.</summary>
    public IContent? Document(Contribution contribution) => contents.GetById(contribution.DocumentKey) is { Trashed: false, ContentType.Alias: ProcessDescription.ModelTypeAlias } found ? found : null;

    /// <param name="version">Of the description, as the editor saw it.</param>
    /// <param name="mark">Of the text that he read, see <see cref="ReviewTexts.MarkWith"/>.</param>
    /// <returns>How it ended, and the decision that is kept when it is done.</returns>
    public async Task<(ReviewResult Result, ReviewDecision? Decision)> DecideAsync(Guid id, int version, string mark, Guid editor, Decided decided, CancellationToken cancellation)
    {
        (ReviewResult, ReviewDecision?) outcome = (ReviewResult.Changed, null);
        await contributions.WriteAsync(id, async () => outcome = await AloneAsync(id, version, mark, editor, decided, cancellation), cancellation);
        return outcome;
    }

    private async Task<(ReviewResult, ReviewDecision?)> AloneAsync(Guid id, int version, string mark, Guid editor, Decided decided, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(id, cancellation) is not { State: ContributionState.Sent } known || known.Version != version)
        {
            return (ReviewResult.Changed, null);
        }

        if (Document(known) is not { } document)
        {
            return (ReviewResult.Gone, null);
        }

        var texts = ReviewTexts.Of(document, known.Culture, isPublished: false);
        if (texts.MarkWith(known) != mark)
        {
            return (ReviewResult.Changed, null);
        }

        var other = await contributions.FindAsync(document.Key, Cultures.Other(known.Culture), cancellation);
        if (decided.Kind is DecisionKind.Published or DecisionKind.Scheduled && await PublishAsync(document, known, other, decided.PublishUtc) is not ReviewResult.Done and var failed)
        {
            return (failed, null);
        }

        if (decided.Kind is DecisionKind.ChangesRequested or DecisionKind.Declined)
        {
            Unschedule(document, other is null ? Cultures.All : [known.Culture]);
        }

        // from here on it is done, whether the editor's browser waits for it or not; what is scheduled stays sent, so that nobody writes in it meanwhile
        var state = decided.Kind switch
        {
            DecisionKind.Published => ContributionState.Published,
            DecisionKind.ChangesRequested => ContributionState.ChangesRequested,
            DecisionKind.Declined => ContributionState.Withdrawn,
            _ => known.State,
        };
        if (state != known.State && !await contributions.ChangeStateAsync(id, version, state, CancellationToken.None)
            && (await contributions.FindAsync(id, CancellationToken.None))?.State != state)
        {
            return (ReviewResult.Changed, null);
        }

        var decision = ReviewDecision.Of(id, decided.Kind, editor, decided, texts.Write(), time.GetUtcNow().UtcDateTime);
        var kept = await reviews.DecideAsync(decision, CancellationToken.None);
        if (decided.Kind is DecisionKind.Published or DecisionKind.Scheduled)
        {
            await reviews.ResolveAllAsync(id, CancellationToken.None); // who publishes a text has nothing more to say of it
        }

        return (ReviewResult.Done, kept);
    }

    /// <summary>What is published at a moment by itself is published without anybody here: the record follows it.</summary>
    /// <param name="at">The moment, UTC, which has come.</param>
    /// <returns>Whether it has been published.</returns>
    public async Task<bool> SettleAsync(Contribution contribution, IContent document, DateTime at, CancellationToken cancellation)
    {
        var isPublished = document.IsCulturePublished(contribution.Culture) && document.GetPublishDate(contribution.Culture)?.ToUniversalTime() >= at - Slack;
        if (isPublished)
        {
            await contributions.ChangeStateAsync(contribution.Id, contribution.Version, ContributionState.Published, cancellation);
        }

        return isPublished;
    }

    /// <summary>
    /// Publishes what was read, and nothing else of the document. Finnish is the language that every document has: where nothing is to be read in it, it comes along
    /// with the name of the Swedish text, each time, and pages show the other text.
    /// </summary>
    private async Task<ReviewResult> PublishAsync(IContent document, Contribution contribution, Contribution? other, DateTime? atUtc)
    {
        var isNamedByIt = contribution.Culture != Cultures.Finnish && HasOnlyName(document);
        var unread = UnreadDraft.TakeOut(document, contribution, other, isNamedByIt);
        if (unread is not null && atUtc is not null)
        {
            return ReviewResult.OtherLanguage;
        }

        string[] cultures = isNamedByIt ? [Cultures.Finnish, contribution.Culture] : [contribution.Culture];
        var schedule = atUtc is { } moment ? new ContentScheduleModel { PublishDate = new DateTimeOffset(moment, TimeSpan.Zero) } : null;
        using var scope = scopes.CreateCoreScope(); // a crash leaves the unread draft where it was
        if (atUtc is null)
        {
            Unschedule(document, cultures); // what waits for its moment is not published before
        }

        var isDone = ((unread is null && !isNamedByIt) || contents.Save(document).Success)
            && await PublishAsync(document.Key, [.. cultures.Select(c => new CulturePublishScheduleModel { Culture = c, Schedule = schedule })])
            && (unread is null || (contents.GetById(document.Key) is { } published && contents.Save(unread.PutBack(published)).Success));
        if (!isDone)
        {
            return ReviewResult.Refused;
        }

        scope.Complete();
        return ReviewResult.Done;
    }

    /// <summary>Whether readers have nothing in Finnish but the name that came from the Swedish text.</summary>
    private static bool HasOnlyName(IContent document) =>
        !document.IsCulturePublished(Cultures.Finnish)
        || (document.GetPublishName(Cultures.Finnish) == document.GetPublishName(Cultures.Swedish)
            && document.Properties.Where(p => p.PropertyType.VariesByCulture()).All(p => p.GetValue(Cultures.Finnish, published: true) is null or ""));

    private async Task<bool> PublishAsync(Guid document, ICollection<CulturePublishScheduleModel> cultures)
    {
        _isDeciding.Value = true;
        try
        {
            return (await publishing.PublishAsync(document, cultures, Constants.Security.SuperUserKey)).Success;
        }
        finally
        {
            _isDeciding.Value = false;
        }
    }

    /// <summary>What another decision follows is not published by itself any more.</summary>
    private void Unschedule(IContent document, IEnumerable<string> cultures)
    {
        var schedule = contents.GetContentScheduleByContentId(document.Key);
        if (schedule.FullSchedule.Count == 0)
        {
            return;
        }

        foreach (var culture in cultures)
        {
            schedule.Clear(culture, ContentScheduleAction.Release);
        }

        contents.PersistContentSchedule(document, schedule);
    }
}
