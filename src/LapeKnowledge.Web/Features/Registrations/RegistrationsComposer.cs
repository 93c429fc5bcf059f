using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Registrations;

internal sealed class RegistrationsComposer : IComposer
{
    private const string Connection = "umbracoDbDSN";

    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddDbContextFactory<RegistrationDbContext>((services, options) => Configure(
            options, services.GetRequiredService<IConfiguration>(), Path.GetFullPath(Path.Combine(services.GetRequiredService<IHostingEnvironment>().LocalTempPath, ".."))));
        builder.Services.AddSingleton<RegistrationStore>();
        builder.Services.AddSingleton<RegistrationMails>();
        builder.Services.AddSingleton<RegistrationForms>();
        builder.Services.AddSingleton<Cancellations>();
        builder.Services.AddSingleton<FormPages>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, RegistrationMigrator>();
    }

    /// <summary>The database that Umbraco is configured with, as the host reads it.</summary>
    private static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string dataFolder)
    {
        var connection = configuration.GetConnectionString(Connection)?.Replace("|DataDirectory|", dataFolder, StringComparison.OrdinalIgnoreCase);
        Configure(options, configuration.GetConnectionString(Connection + "_ProviderName") == "Npgsql", string.IsNullOrWhiteSpace(connection)
            ? $"Data Source={Path.Combine(dataFolder, "lapeknowledge.db")}"
            : connection);
    }

    public static void Configure(DbContextOptionsBuilder options, bool isPostgreSql, string connection)
    {
        _ = isPostgreSql
            ? options.UseNpgsql(connection, provider => provider.MigrationsHistoryTable(RegistrationDbContext.History))
            : options.UseSqlite(connection, provider => provider.MigrationsHistoryTable(RegistrationDbContext.History));

        // the migrations are written by hand: there is no generated snapshot to compare the model with
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
