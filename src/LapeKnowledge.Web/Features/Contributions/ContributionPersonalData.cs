using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>That a person began a description, and what he answered to the guard. The description is the pilot's, and stays without his name.</summary>
internal sealed class ContributionPersonalData(ContributionStore store, DraftStore drafts, ActingMembers members, RelatedContent related, ItemLinks links, SiteAddress site) : IPersonalData
{
    public string Part => "descriptions";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        var acting = await members.FindAsync(member, cancellation);
        bool MayRead(Contribution c) => c.State == ContributionState.Published || (acting is not null && ContributionAccess.May(acting, c.PilotKey)); // what a team has written since is not for those who left it
        var own = await store.OfAuthorAsync(member, cancellation);
        var answered = await store.AnsweredByAsync(member, cancellation);
        var written =
            from c in own.Concat(answered.Where(a => own.All(o => o.Id != a.Id)))
            let draft = MayRead(c) ? drafts.Read(c) : null
            let content = c.AuthorKey == member ? draft : null
            select new
            {
                c.PilotKey,
                Pilot = related.NameOf(c.PilotKey, c.Culture),
                c.DocumentKey,
                draft?.Name,
                Address = draft is null ? null : AddressOf(c),
                c.Culture,
                Language = Cultures.NameOf(c.Culture),
                State = c.State.ToString(),
                c.CreatedUtc,
                c.ChangedUtc,
                c.SentUtc,
                content?.Texts,
                content?.Steps,
                Answers = c.AnswerList().Where(a => a.Member == member).Select(a => new { a.Quote, a.Reason, a.Utc }).ToList(),
            };
        var parts = written.ToList();
        return new PersonalDataPart(parts.Count == 0 ? null : parts, []);
    }

    /// <summary>Of the page that everybody reads; of what is not published, where its team reads it.</summary>
    private Uri AddressOf(Contribution contribution) => site.Absolute(
        related.Get<IPublishedContent>(contribution.DocumentKey) is { } page && links.UrlIn(page, contribution.Culture) is { } url ? url : ContributionAddresses.StateAt(contribution.Culture, contribution.Id));

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        await store.ForgetAuthorAsync(member, cancellation);
        foreach (var contribution in await store.AnsweredByAsync(member, cancellation))
        {
            await ForgetAnswersAsync(contribution.Id, member, cancellation);
        }
    }

    /// <summary>That a place was answered stays, and holds; the words and whose they were go.</summary>
    private async Task ForgetAnswersAsync(Guid id, Guid member, CancellationToken cancellation)
    {
        while (await store.FindAsync(id, cancellation) is { } current)
        {
            var answers = current.AnswerList().Select(a => a.Member == member ? a with { Reason = string.Empty, Member = Guid.Empty } : a).ToList();
            if (await store.SetAnswersAsync(id, current.Version, answers, cancellation))
            {
                return;
            }
        }
    }
}
