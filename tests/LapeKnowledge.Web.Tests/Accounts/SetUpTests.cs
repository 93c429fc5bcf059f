using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class SetUpTests(SiteFixture site)
{
    [Fact]
    public async Task The_printed_address_makes_one_administrator_and_then_nothing()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        var others = await db.Users.Where(m => m.Role == SiteRole.Administrator).Select(m => m.Id).ToListAsync();
        await db.Users.Where(m => others.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SiteRole.Editor));
        var email = $"{Guid.NewGuid():N}@example.org";
        var first = site.Services.GetRequiredService<FirstAdministrator>();
        var address = $"/kayttoonotto/{await first.MakeAddressAsync(default)}";
        var older = $"/kayttoonotto/{await first.MakeAddressAsync(default)}";
        try
        {
            using var reader = site.NewReader();
            Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/kayttoonotto/arvaus")).Status);
            Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync(older)).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(address, ("nimi", "Ensimmäinen"), ("sahkoposti", email), ("salasana", "lyhyt"))).Status);
            Assert.Equal(HttpStatusCode.SeeOther, (await reader.SendFormAsync(address, ("nimi", "Ensimmäinen"), ("sahkoposti", email), ("salasana", TestMember.Password))).Status);

            Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/yllapito/jasenet")).Status);
            foreach (var used in (string[])[address, older])
            {
                Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(used)).Status);
                Assert.Equal(HttpStatusCode.NotFound, (await reader.SendFormAsync(used, ("nimi", "Toinen"), ("sahkoposti", "toinen@example.org"), ("salasana", TestMember.Password))).Status);
            }
        }
        finally
        {
            await db.Users.Where(m => others.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SiteRole.Administrator));
        }
    }
}
