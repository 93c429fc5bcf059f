using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using Umbraco.Cms.Core.HealthChecks.NotificationMethods;
using Umbraco.Cms.Core.Install;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>
/// The ports of Umbraco Core that this host does not serve, each with its reason. Whoever calls one is told so by a
/// <see cref="NotSupportedException"/>; nothing is ever silently empty.
/// </summary>
internal static class UnservedPorts
{
    private const string NoPackages = "Umbraco packages cannot be installed on this host.";
    private const string NoMembers = "Members are accounts of the site, not Umbraco members.";
    private const string NoUsers = "Editors' accounts come with the backoffice.";
    private const string NoWebhooks = "Webhooks are not served.";
    private const string NoOperations = "Logs and health are the platform's, not the database's.";
    private const string NoFiles = "Views, scripts and style sheets belong to the repository and are not edited on the site.";

#pragma warning disable CS0618 // two of the ports are obsolete, and still asked for by a constructor
    public static readonly IReadOnlyDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(IConfigManipulator)] = "Configuration files are changed by their owner.",
        [typeof(ICronTabParser)] = NoOperations,
        [typeof(IDynamicRootRepository)] = "Dynamic roots of pickers come with the backoffice.",
        [typeof(IMarkdownToHtmlConverter)] = NoOperations,
        [typeof(IFilePermissionHelper)] = NoOperations,
        [typeof(ILoggingConfiguration)] = NoOperations,
        [typeof(IConsentRepository)] = "Consents are not recorded by this host.",
        [typeof(IExternalLoginWithKeyRepository)] = NoMembers,
        [typeof(IExternalMemberRepository)] = NoMembers,
        [typeof(IInstallationRepository)] = NoOperations,
        [typeof(ILogViewerQueryRepository)] = NoOperations,
        [typeof(ILongRunningOperationRepository)] = NoOperations,
        [typeof(IMemberGroupRepository)] = NoMembers,
        [typeof(IMemberRepository)] = NoMembers,
        [typeof(IContentListViewService)] = "List views come with the backoffice.",
        [typeof(IMediaListViewService)] = "List views come with the backoffice.",
        [typeof(INotificationsRepository)] = NoUsers,
        [typeof(IPartialViewRepository)] = NoFiles,
        [typeof(IScriptRepository)] = NoFiles,
        [typeof(IStylesheetRepository)] = NoFiles,
        [typeof(ITwoFactorLoginRepository)] = NoUsers,
        [typeof(IUpgradeCheckRepository)] = NoOperations,
        [typeof(IWebhookLogRepository)] = NoWebhooks,
        [typeof(IWebhookRepository)] = NoWebhooks,
        [typeof(IWebhookRequestRepository)] = NoWebhooks,
        [typeof(IWebhookJsonSerializer)] = NoWebhooks,
        [typeof(IWebProfilerRepository)] = NoOperations,
        [typeof(IPublishedMemberCache)] = NoMembers,
        [typeof(IBackOfficeSecurityAccessor)] = NoUsers,
        [typeof(ILocalLoginSettingProvider)] = NoUsers,
        [typeof(IUserForgotPasswordSender)] = NoUsers,
        [typeof(IUserInviteSender)] = NoUsers,
        [typeof(ILogViewerRepository)] = NoOperations,
        [typeof(IPackageDataInstallation)] = NoPackages,
        [typeof(IPackagingService)] = NoPackages,
        [typeof(IUsageInformationService)] = "Nothing is reported to anyone.",
    };
#pragma warning restore CS0618

    /// <summary>Registers a refusing stand-in for each listed port that nothing else has registered.</summary>
    public static IServiceCollection AddUnservedPorts(this IServiceCollection services)
    {
        var registered = services.Where(s => !s.IsKeyedService).Select(s => s.ServiceType).ToHashSet();
        foreach (var (port, reason) in All.Where(p => !registered.Contains(p.Key)))
        {
            services.AddSingleton(port, _ => RefusingPort.For(port, reason));
        }
        return services;
    }

    /// <summary>Answers every call with the reason why the port is not served. Public only because the runtime derives from it.</summary>
    public class RefusingPort : DispatchProxy
    {
        private Type? _port;
        private string? _reason;

        internal static object For(Type port, string reason)
        {
            var proxy = (RefusingPort)DispatchProxy.Create(port, typeof(RefusingPort));
            proxy._port = port;
            proxy._reason = reason;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
            => throw new NotSupportedException($"{_port?.Name}.{targetMethod?.Name} is not served by this host: {_reason}");
    }
}
