using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>One caller of each kind.</summary>
internal sealed class AccessCallers(SiteFixture site) : IDisposable
{
    private readonly Dictionary<Caller, TestMember> _members = [];
    private readonly HttpClient _nobody = site.NewReader();

    /// <summary>The published pilot whose team <see cref="Caller.PilotMember"/> and <see cref="Caller.Coordinator"/> belong to.</summary>
    public Guid Pilot { get; } = site.InContext(services => new PublishedDocuments(services).First(d => d.ContentType.Alias == LapeKnowledge.Web.Models.Pilot.ModelTypeAlias).Key);

    /// <summary>The account of a caller, to make what only he may come to.</summary>
    public async Task<Guid> KeyOfAsync(Caller caller) => (await MemberAsync(caller)).Key;

    public async Task<HttpClient> HttpAsync(Caller caller) => caller == Caller.Nobody ? _nobody : (await MemberAsync(caller)).Http;

    /// <summary>The next request of the caller comes from somebody new.</summary>
    public void Leave(Caller caller)
    {
        if (_members.Remove(caller, out var gone))
        {
            gone.Dispose();
        }
    }

    public void Dispose()
    {
        _nobody.Dispose();
        foreach (var member in _members.Values)
        {
            member.Dispose();
        }
    }

    private async Task<TestMember> MemberAsync(Caller caller)
    {
        if (!_members.TryGetValue(caller, out var member))
        {
            _members[caller] = member = caller switch
            {
                Caller.PilotMember => await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Member)),
                Caller.Coordinator => await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Coordinator)),
                Caller.Editor => await site.SignInAsync(SiteRole.Editor),
                Caller.Administrator => await site.SignInAsync(SiteRole.Administrator),
                _ => await site.SignInAsync(),
            };
        }

        return member;
    }
}
