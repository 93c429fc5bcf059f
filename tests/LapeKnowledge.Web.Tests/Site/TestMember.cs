using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>Somebody who is signed in, with cookies of his own. Each test makes its members anew.</summary>
internal sealed class TestMember(Guid key, string email, HttpClient http) : IDisposable
{
    public const string Password = "kolme kuivaa koivua";

    public Guid Key => key;

    public string Email => email;

    /// <summary>Follows no redirects.</summary>
    public HttpClient Http => http;

    public async Task<SitePage> OpenAsync(string address)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form with the token that belongs to the member.</summary>
    public Task<SitePage> SendAsync(string address, params (string Field, string Value)[] fields) => http.SendFormAsync(address, fields);

    public void Dispose() => http.Dispose();
}

internal static class TestMembers
{
    private const string FormWithToken = "/palaute";

    public static async Task<TestMember> SignInAsync(this SiteFixture site, SiteRole role = SiteRole.Member, params (Guid Pilot, PilotRole Role)[] pilots)
    {
        var account = await site.AddAccountAsync(role, pilots);
        var http = site.NewReader();
        var page = await http.SendFormAsync(AccountAddresses.SignIn.Finnish, (SignInEndpoints.EmailField, account.Email!), (SignInEndpoints.PasswordField, TestMember.Password));
        Assert.Equal(HttpStatusCode.SeeOther, page.Status);
        return new TestMember(account.Id, account.Email!, http);
    }

    public static async Task<Account> AddAccountAsync(this SiteFixture site, SiteRole role = SiteRole.Member, params (Guid Pilot, PilotRole Role)[] pilots)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var email = $"{Guid.NewGuid():N}@example.org";
        var account = new Account { Id = Guid.NewGuid(), UserName = email, Email = email, EmailConfirmed = true, Name = $"Jäsen {email[..6]}", Role = role, JoinedUtc = TimeProvider.System.GetUtcNow().UtcDateTime };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, TestMember.Password)).Succeeded);
        foreach (var (pilot, pilotRole) in pilots)
        {
            await site.Services.GetRequiredService<PilotTeams>().SetAsync(pilot, account.Id, pilotRole, default);
        }

        return account;
    }

    public static async Task<SitePage> OpenAsync(this HttpClient http, string address)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }

    public static Task<SitePage> SignInWithAsync(this HttpClient http, string email, string password = TestMember.Password) =>
        http.SendFormAsync(AccountAddresses.SignIn.Finnish, (SignInEndpoints.EmailField, email), (SignInEndpoints.PasswordField, password));

    public static async Task<Account> ReadAccountAsync(this SiteFixture site, string email)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        return await db.Users.SingleAsync(m => m.Email == email);
    }

    public static async Task ChangeAccountAsync(this SiteFixture site, Guid member, Action<Account> change)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        change(await db.Users.SingleAsync(m => m.Id == member));
        await db.SaveChangesAsync();
    }

    public static async Task<SitePage> SendFormAsync(this HttpClient http, string address, params (string Field, string Value)[] fields)
    {
        using var opened = await http.GetAsync(new Uri(FormWithToken, UriKind.Relative));
        var form = SitePage.Read(FormWithToken, opened, await opened.Content.ReadAsStringAsync());
        var token = form.Document.QuerySelector("input[name=tunniste]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("tunniste", token), .. fields.Select(f => KeyValuePair.Create(f.Field, f.Value))]);
        using var response = await http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }
}
