using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The settings of one's account.</summary>
internal sealed class OwnSettings(IDbContextFactory<AccountsDbContext> contexts, Texts texts) : IOwnPart
{
    private const int Order = 30;

    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var linked = await db.UserLogins.Where(l => l.UserId == member.Key).Select(l => l.ProviderDisplayName ?? l.LoginProvider).ToListAsync(cancellation);
        OwnLink Link((string Finnish, string Swedish) address, string text) => new(address.In(culture), texts.Get(culture, text));
        return new OwnPart(Order, texts.Get(culture, InterfaceTexts.AccountSettings),
        [
            Link(AccountAddresses.Profile, InterfaceTexts.AccountProfileTitle),
            Link(AccountAddresses.Password, InterfaceTexts.AccountPasswordTitle),
            Link(AccountAddresses.Passkeys, InterfaceTexts.AccountPasskeysTitle),
            .. linked.Count > 0 ? [Link(AccountAddresses.Linked, InterfaceTexts.AccountLinkedTitle) with { Note = string.Join(", ", linked) }] : Array.Empty<OwnLink>(),
            Link(AccountAddresses.TwoStep, InterfaceTexts.AccountTwoStepTitle),
            Link(AccountAddresses.Email, InterfaceTexts.AccountEmailTitle),
            Link(AccountAddresses.SignOutEverywhere, InterfaceTexts.AccountLeaveTitle),
            Link(AccountAddresses.Data, InterfaceTexts.AccountDataTitle),
        ]);
    }
}

/// <summary>The pilots that one works in, or how one comes into the team of one; who coordinates one invites others to it.</summary>
internal sealed class OwnPilots(Places places, Texts texts) : IOwnPart
{
    private const int Order = 20;

    public Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var links = new List<OwnLink>();
        if (member is { Pilots.Count: 0, IsEditor: false } && places.AllPilots(culture) is { } all)
        {
            links.Add(new OwnLink(all.Url, texts.Get(culture, InterfaceTexts.AccountPilotsFind), texts.Get(culture, InterfaceTexts.AccountPilotsNone)));
        }

        foreach (var (pilot, role) in member.Pilots)
        {
            if (places.PilotLink(pilot, culture) is { } link)
            {
                links.Add(new OwnLink(link.Url, link.Name, texts.Get(culture, role == PilotRole.Coordinator ? InterfaceTexts.AccountCoordinator : InterfaceTexts.AccountPilotMember)));
            }
        }

        return Task.FromResult<OwnPart?>(links.Count == 0 ? null : new OwnPart(Order, texts.Get(culture, InterfaceTexts.AccountPilots), [.. links.OrderBy(l => l.Text, StringComparer.CurrentCulture)]));
    }
}

/// <summary>What one may do for other people: invite them, and look after their accounts.</summary>
internal sealed class OwnDuties(Texts texts) : IOwnPart
{
    private const int Order = 25;

    public Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var links = new List<OwnLink>();
        if (Invitations.MayAny(member))
        {
            links.Add(new OwnLink(AccountAddresses.Invite.In(culture), texts.Get(culture, InterfaceTexts.AccountInviteTitle)));
            links.Add(new OwnLink(AccountAddresses.Invitations.In(culture), texts.Get(culture, InterfaceTexts.AccountInvitationsTitle)));
        }

        if (member.IsAdministrator)
        {
            links.Add(new OwnLink(AccountAddresses.People.In(culture), texts.Get(culture, InterfaceTexts.AccountPeopleTitle)));
        }

        return Task.FromResult<OwnPart?>(links.Count == 0 ? null : new OwnPart(Order, texts.Get(culture, InterfaceTexts.AccountPeople), links));
    }
}
