using Microsoft.AspNetCore.Authorization;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Who may come to an address at all. What depends on the pilot or the forum, its own feature decides.</summary>
internal static class MemberAccess
{
    public static TBuilder ForMembers<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.For(SiteRole.Member);

    public static TBuilder ForEditors<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.For(SiteRole.Editor);

    public static TBuilder ForAdministrators<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.For(SiteRole.Administrator);

    private static TBuilder For<TBuilder>(this TBuilder endpoints, SiteRole role) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new AtLeast(role)).Build());
}

internal sealed record AtLeast(SiteRole Role) : IAuthorizationRequirement;

internal sealed class AtLeastHandler(CurrentMember current) : AuthorizationHandler<AtLeast>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AtLeast requirement)
    {
        if (await current.FindAsync() is { } member && member.Role >= requirement.Role)
        {
            context.Succeed(requirement);
        }
    }
}
