using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
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
    public async Task It_is_found_in_every_way_that_users_are_found_in()
    {
        var users = Get<IUserService>();
        var key = Constants.Security.SuperUserKey;

        Assert.Equal([key, key, key], new[] { users.GetByUsername("root"), users.GetByEmail("root"), users.GetUserById(-1) }.Select(u => u!.Key));
        Assert.Equal([key], users.GetAll(0, 10, out var total).Select(u => u.Key));
        Assert.Equal(1, total);
        Assert.Equal([key], (await users.GetAllAsync(key, 0, 10)).Result!.Items.Select(u => u.Key));
        Assert.Equal((1, 0), (users.GetCount(MemberCountType.All), users.GetCount(MemberCountType.LockedOut)));
        Assert.Equal((true, false), (users.Exists("root"), users.Exists("someone")));
        Assert.Null(users.GetByUsername("someone"));
        Assert.Equal(1, users.GetUserStates()[UserState.All]);
        Assert.Empty(users.GetAllNotInGroup(1));
    }

    [Fact]
    public async Task Its_group_may_do_everything_everywhere()
    {
        var groups = Get<IUserGroupService>();
        var user = (await Get<IUserService>().GetAsync(Constants.Security.SuperUserKey))!;
        HashSet<string> wanted = [ActionBrowse.ActionLetter, ActionPublish.ActionLetter, ActionDelete.ActionLetter];

        Assert.Equal(["admin"], (await groups.GetAllAsync(0, 10)).Items.Select(g => g.Alias));
        Assert.Equal((await groups.GetAsync("admin"))!.Key, (await groups.GetAsync(Constants.Security.AdminGroupKey))!.Key);
        Assert.Superset(wanted, user.Groups.Single().Permissions.ToHashSet());
        Assert.Equal(ContentAuthorizationStatus.Success, await Get<IContentPermissionService>().AuthorizeRootAccessAsync(user, wanted));
        Assert.Superset(wanted, Get<IUserService>().GetPermissionsForPath(user, "-1,1234").GetAllPermissions().ToHashSet());
    }

    [Fact]
    public async Task It_is_not_changed_and_nobody_is_added()
    {
        var users = Get<IUserService>();
        var user = (await users.GetAsync(Constants.Security.SuperUserKey))!;

        Assert.Throws<NotSupportedException>(() => users.Save(user));
        Assert.Throws<NotSupportedException>(() => Get<IUserRepository>().Delete(user));
        Assert.Throws<NotSupportedException>(() => Get<IUserGroupRepository>().Save(Get<IUserGroupRepository>().Get(1)!));
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
