using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Checks protected documents against the signed-in account: a role or a user name of the entry's rules must be the account's.</summary>
internal sealed class ClaimsPublicAccessChecker(IHttpContextAccessor http, IPublicAccessService access, IPublishedContentCache content) : IPublicAccessChecker
{
    public Task<PublicAccessStatus> HasMemberAccessToContentAsync(int publishedContentId)
        => HasMemberAccessToContentAsync(publishedContentId, http.HttpContext?.User ?? new ClaimsPrincipal());

    public Task<PublicAccessStatus> HasMemberAccessToContentAsync(int publishedContentId, ClaimsPrincipal claimsPrincipal)
    {
#pragma warning disable CS0618 // entries are found by path, which only the node itself knows without a query
        var path = content.GetById(preview: false, publishedContentId)?.Path;
#pragma warning restore CS0618
        return Task.FromResult(path is null || access.GetEntryForContent(path) is not { } entry ? PublicAccessStatus.AccessAccepted : Check(entry, claimsPrincipal));
    }

    public static PublicAccessStatus Check(PublicAccessEntry entry, ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: var name })
        {
            return PublicAccessStatus.NotLoggedIn;
        }
        return entry.Rules.Any(Allows) ? PublicAccessStatus.AccessAccepted : PublicAccessStatus.AccessDenied;

        bool Allows(PublicAccessRule rule) => rule.RuleType switch
        {
            Constants.Conventions.PublicAccess.MemberRoleRuleType => rule.RuleValue is { } role && user.IsInRole(role),
            Constants.Conventions.PublicAccess.MemberUsernameRuleType => string.Equals(rule.RuleValue, name, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
