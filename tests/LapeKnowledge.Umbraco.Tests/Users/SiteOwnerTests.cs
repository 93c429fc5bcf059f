using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Users;

public sealed class SiteOwnerTests(HostFixture host) : HostTest(host)
{
    [Fact]
    public async Task There_is_one_user_and_it_may_edit_every_language()
    {
        var user = await Get<IUserService>().GetAsync(Constants.Security.SuperUserKey);

        Assert.NotNull(user);
        Assert.Equal(-1, user.Id);
        Assert.True(user.IsAdmin());
        Assert.All(user.Groups, g => Assert.True(g.HasAccessToAllLanguages));
        Assert.Null(await Get<IUserService>().GetAsync(Guid.NewGuid()));
        Assert.Null(Get<IUserService>().GetUserById(1));
    }

    [Fact]
    public async Task Its_key_and_id_lead_to_each_other()
    {
        var keys = Get<IUserIdKeyResolver>();

        Assert.Equal(-1, await keys.GetAsync(Constants.Security.SuperUserKey));
        Assert.Equal(Constants.Security.SuperUserKey, await keys.GetAsync(-1));
        Assert.False((await keys.TryGetAsync(5)).Success);
        await Assert.ThrowsAsync<InvalidOperationException>(() => keys.GetAsync(Guid.NewGuid()));
    }
}
