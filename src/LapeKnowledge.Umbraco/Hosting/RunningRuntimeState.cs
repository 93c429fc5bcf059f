using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Semver;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>The program checks and migrates its database before it serves anything, so the state is always "running".</summary>
internal sealed class RunningRuntimeState : IRuntimeState
{
    private static readonly Version CoreVersion = typeof(IRuntimeState).Assembly.GetName().Version ?? new Version(17, 0);

    public Version Version => CoreVersion;

    public string VersionComment => string.Empty;

    public SemVersion SemanticVersion { get; } = new(CoreVersion.Major, CoreVersion.Minor, CoreVersion.Build);

    /// <summary>The database is always migrated to what the program knows.</summary>
    public SemVersion CurrentMigrationVersion => SemanticVersion;

    public RuntimeLevel Level => RuntimeLevel.Run;

    public RuntimeLevelReason Reason => RuntimeLevelReason.Run;

    public string? CurrentMigrationState => null;

    public string? FinalMigrationState => null;

    public BootFailedException? BootFailedException => null;

    public IReadOnlyDictionary<string, object> StartupState { get; } = new Dictionary<string, object>();

    public void DetermineRuntimeLevel()
    {
    }

    public void Configure(RuntimeLevel level, RuntimeLevelReason reason, Exception? bootFailedException = null)
    {
    }
}
