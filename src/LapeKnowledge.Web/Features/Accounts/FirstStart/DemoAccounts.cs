using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>One sample account of each kind.</summary>
internal sealed class DemoAccounts(UserManager<Account> members, PilotTeams teams, RelatedContent related, IUmbracoContextFactory umbraco, TimeProvider time) : IDemoPart
{
    private const int First = 10;

    public int Order => First;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        await AddAsync(DemoMembers.Coordinator, "pilotti@demo.invalid", "Esimerkki Koordinaattori", "hankekoordinaattori", SiteRole.Member);
        await AddAsync(DemoMembers.Member, "opettaja@demo.invalid", "Esimerkki Opettaja", "varhaiskasvatuksen opettaja", SiteRole.Member);
        await AddAsync(DemoMembers.Editor, "toimittaja@demo.invalid", "Esimerkki Toimittaja", "toimittaja", SiteRole.Editor);
        await AddAsync(DemoMembers.Administrator, "yllapito@demo.invalid", "Esimerkki Ylläpitäjä", "pääkäyttäjä", SiteRole.Administrator);
        if ((await teams.OfMemberAsync(DemoMembers.Coordinator, cancellation)).Count == 0 && FirstPilot() is { } pilot)
        {
            await teams.SetAsync(pilot, DemoMembers.Coordinator, PilotRole.Coordinator, cancellation);
        }
    }

    private async Task AddAsync(Guid key, string email, string name, string position, SiteRole role)
    {
        if (await members.FindByIdAsync(key.ToString()) is null && await members.FindByEmailAsync(email) is null)
        {
            var account = Registrations.New(name, email, Languages.Cultures.Finnish);
            (account.Id, account.Position, account.Role, account.IsSample, account.EmailConfirmed, account.JoinedUtc) = (key, position, role, true, true, time.GetUtcNow().UtcDateTime);
            account.PasswordHash = members.PasswordHasher.HashPassword(account, DemoMembers.Password);
            await members.CreateAsync(account);
        }
    }

    private Guid? FirstPilot()
    {
        using var context = umbraco.EnsureUmbracoContext();
        return related.OfType<Pilot>(Pilot.ModelTypeAlias).FirstOrDefault()?.Key;
    }
}
