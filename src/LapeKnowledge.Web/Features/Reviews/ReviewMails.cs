using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>Tells those of a decision whom it concerns. What could not be sent is tried again for some days.</summary>
internal sealed class ReviewMails(ReviewStore reviews, ContributionStore contributions, ContributionMails editors, MemberMails mails, DecisionReaders readers, SiteAddress site, Texts texts, TimeProvider time) : IUpkeep
{
    public static readonly TimeSpan Tries = TimeSpan.FromDays(3);

    public async Task DoAsync(CancellationToken cancellation)
    {
        foreach (var decision in await reviews.UnmailedAsync(time.GetUtcNow().UtcDateTime - Tries, cancellation))
        {
            await TellAsync(decision, cancellation);
        }
    }

    public async Task TellAsync(ReviewDecision decision, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(decision.ContributionId, cancellation) is not { } contribution || !await reviews.TakeForMailAsync(decision.Id, true, cancellation))
        {
            return;
        }

        var comments = decision.Kind == DecisionKind.ChangesRequested
            ? (await reviews.CommentsAsync(contribution.Id, cancellation)).Where(c => c.ResolvedUtc is null).ToList()
            : [];
        var name = ReviewTexts.Read(decision.Texts)[ReviewFields.Name];
        var isDone = false;
        foreach (var person in await readers.OfAsync(contribution, cancellation))
        {
            isDone |= await mails.SendAsync(person, MailTopic.Review, $"decision-{contribution.Id}-{decision.Id}", culture => Write(contribution, decision, name, comments, culture), cancellation) != MailOutcome.Failed;
        }

        if (!isDone)
        {
            await reviews.TakeForMailAsync(decision.Id, false, CancellationToken.None);
        }
    }

    /// <summary>Tells the editors that a scheduled description was not published at its moment and waits for them again, and those who were told of the moment that it was not kept.</summary>
    public async Task TellMissedAsync(Contribution contribution, ReviewDecision decision, CancellationToken cancellation)
    {
        if (!await reviews.TakeMissedAsync(decision.Id, true, cancellation))
        {
            return;
        }

        var (name, at) = (ReviewTexts.Read(decision.Texts)[ReviewFields.Name], Dates.OfUtcDay(decision.PublishUtc!.Value)!.Text);
        var key = $"missed-{contribution.Id}-{decision.Id}";
        var desk = await editors.EditorsAsync(cancellation);
        var isDone = false;
        foreach (var editor in desk)
        {
            isDone |= await mails.SendAsync(editor, MailTopic.Review, key, culture => (
                texts.Format(culture, InterfaceTexts.ReviewMailMissedSubject, name), texts.Format(culture, InterfaceTexts.ReviewMailMissedEditors, name, at, site.Absolute(ReviewAddresses.One.At(culture, contribution.Id)))), cancellation) != MailOutcome.Failed;
        }

        foreach (var person in (await readers.OfAsync(contribution, cancellation)).Except(desk))
        {
            isDone |= await mails.SendAsync(person, MailTopic.Review, key, culture => (
                texts.Format(culture, InterfaceTexts.ReviewMailMissedSubject, name),
                $"{texts.Format(culture, InterfaceTexts.ReviewMailMissed, name, at)}\n\n{texts.Format(culture, InterfaceTexts.ReviewMailLink, site.Absolute(ContributionAddresses.StateAt(culture, contribution.Id)))}"), cancellation) != MailOutcome.Failed;
        }

        if (!isDone)
        {
            await reviews.TakeMissedAsync(decision.Id, false, CancellationToken.None);
        }
    }

    private (string, string) Write(Contribution contribution, ReviewDecision decision, string name, List<ReviewComment> comments, string culture)
    {
        var (subject, text) = decision.Kind switch
        {
            DecisionKind.ChangesRequested => (InterfaceTexts.ReviewMailChangesSubject, InterfaceTexts.ReviewMailChanges),
            DecisionKind.Published => (InterfaceTexts.ReviewMailPublishedSubject, InterfaceTexts.ReviewMailPublished),
            DecisionKind.Scheduled => (InterfaceTexts.ReviewMailScheduledSubject, InterfaceTexts.ReviewMailScheduled),
            _ => (InterfaceTexts.ReviewMailDeclinedSubject, InterfaceTexts.ReviewMailDeclined),
        };
        string?[] parts =
        [
            texts.Format(culture, text, name, decision.PublishUtc is { } at ? Dates.OfUtcDay(at)!.Text : string.Empty),
            decision.Words,
            .. comments.Select(c => $"{ReviewFields.Label(texts, culture, c.Field)}:\n{c.Text}"),
            texts.Format(culture, InterfaceTexts.ReviewMailLink, site.Absolute(ContributionAddresses.StateAt(culture, contribution.Id))),
        ];
        return (texts.Format(culture, subject, name), string.Join("\n\n", parts.Where(p => !string.IsNullOrEmpty(p))));
    }
}

/// <summary>Who hears of a decision: of those who may still open the description its author, without him the pilot's coordinators, without them the team.</summary>
internal sealed class DecisionReaders(PilotTeams teams, ActingMembers members)
{
    public async Task<IReadOnlyList<Guid>> OfAsync(Contribution contribution, CancellationToken cancellation)
    {
        var team = await teams.OfAsync(contribution.PilotKey, cancellation);
        IEnumerable<Guid>[] inOrder = [[contribution.AuthorKey], team.Where(t => t.Role == PilotRole.Coordinator).Select(t => t.Member), team.Select(t => t.Member)];
        foreach (var people in inOrder)
        {
            var able = new List<Guid>();
            foreach (var person in people)
            {
                if (await members.FindAsync(person, cancellation) is { } member && ContributionAccess.May(member, contribution.PilotKey))
                {
                    able.Add(person);
                }
            }

            if (able.Count > 0)
            {
                return able;
            }
        }

        return [];
    }
}
