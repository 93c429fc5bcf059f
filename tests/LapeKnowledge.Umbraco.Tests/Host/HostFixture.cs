using LapeKnowledge.Umbraco.Migrations;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>The host under test, over a database of its own.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private WebApplication? _app;
    private BaselineDatabase? _baseline;

    public TestDatabases Databases { get; } = new();

    public TestClock Clock { get; } = new();

    /// <summary>Every SQL command of the host since it was last cleared.</summary>
    public CommandLog Commands { get; } = new();

    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The host is not built yet.");

    /// <summary>What the composition root registered.</summary>
    internal IReadOnlyList<ServiceDescriptor> Registrations { get; private set; } = [];

    public string ConnectionString { get; private set; } = string.Empty;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        await Databases.InitializeAsync();
        ConnectionString = await Databases.NewDatabaseAsync();
        _app = Build(ConnectionString);
        StaticServiceProvider.Instance = Services;
        await using (var turn = await MigrationTurn.TakeAsync(Get<DatabaseOptions>(), CancellationToken.None))
        {
            await Get<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }
        _baseline = await BaselineDatabase.SaveAsync(ConnectionString, Databases);
    }

    /// <summary>Takes the database back to the baseline, and the caches with it.</summary>
    public async Task ResetAsync()
    {
        Clock.Reset();
        await CacheReset.ForgetAddressesAsync(Services, ConnectionString);
        await _baseline!.RestoreAsync();
        await CacheReset.RunAsync(Services);
    }

    /// <summary>A second host over a database, with the clock of this one: what a restart finds.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="settings">Settings of its own.</param>
    internal WebApplication Build(string connectionString, Dictionary<string, string?>? settings = null)
    {
        var folder = Databases.NewFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HostFixture).Assembly.GetName().Name,
            ContentRootPath = folder,
            EnvironmentName = "Testing",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:umbracoDbDSN"] = connectionString,
            ["ConnectionStrings:umbracoDbDSN_ProviderName"] = TestDatabases.ProviderName,
            ["Umbraco:CMS:Content:ContentVersionCleanupPolicy:EnableCleanup"] = "true",
            ["LapeKnowledge:DataFolder"] = Path.Combine(folder, "data"),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<IInterceptor>(Commands);
        builder.AddUmbracoHost(typeof(HostFixture).Assembly);
        Registrations = [.. builder.Services];
        return builder.Build();
    }

    public async Task DisposeAsync()
    {
        if (_baseline is not null)
        {
            await _baseline.DisposeAsync();
        }
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
        await Databases.DisposeAsync();
    }
}
