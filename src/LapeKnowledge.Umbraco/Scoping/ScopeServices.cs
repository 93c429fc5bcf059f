using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Routing;
using LapeKnowledge.Umbraco.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>What every scope needs from the container.</summary>
internal sealed record ScopeServices(
    IDbContextFactory<UmbracoDbContext> Contexts,
    WriterGate Gate,
    CommitCounter Commits,
    IDistributedLockingMechanismFactory Locks,
    ILoggerFactory LoggerFactory,
    FileSystems FileSystems,
    IEventAggregator Events,
    InstructionRecorder Instructions,
    AddressWriting Addresses);

/// <summary>What the caller of <c>CreateCoreScope</c> asked for.</summary>
internal sealed record ScopeOptions(
    RepositoryCacheMode CacheMode,
    bool? ScopeFileSystems,
    IScopedNotificationPublisher? Publisher);
