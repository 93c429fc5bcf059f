using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What waits for a member in the discussions, on his own page.</summary>
internal sealed class DiscussionOwnPart(NoticeLists notices, Texts texts) : IOwnPart
{
    private const int Waiting = 10;

    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var unread = await notices.UnreadAsync(member, cancellation);
        var links = new List<OwnLink>
        {
            new(DiscussionAddresses.Notices.To(culture), texts.Get(culture, InterfaceTexts.DiscussionNotices), unread == 0 ? null : FormattableString.Invariant($"{unread}")),
            new(DiscussionAddresses.Home.To(culture), texts.Get(culture, InterfaceTexts.Discussions)),
        };
        if (member.ModeratesAny())
        {
            links.Add(new OwnLink(DiscussionAddresses.Watch.To(culture), texts.Get(culture, InterfaceTexts.DiscussionWatch)));
        }

        return new OwnPart(Waiting, texts.Get(culture, InterfaceTexts.Discussions), links);
    }
}
