using LapeKnowledge.Web.Features.Storage;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>An empty database of either kind, for tests of the tables of a feature.</summary>
internal sealed record FeatureTables(bool IsPostgreSql, string Connection)
{
    public static async Task OnSqliteAsync(Func<FeatureTables, Task> test)
    {
        var folder = Directory.CreateTempSubdirectory("lape-tables-").FullName;
        try
        {
            await test(new FeatureTables(false, $"Data Source={Path.Combine(folder, "tables.db")}"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task OnPostgresAsync(Func<FeatureTables, Task> test)
    {
        await test(new FeatureTables(true, await TestPostgres.NewDatabaseAsync()));
    }

    /// <summary>As the migrations of the feature make them.</summary>
    /// <param name="history">The table of the feature's migrations.</param>
    public async Task<IDbContextFactory<T>> MigratedAsync<T>(string history) where T : DbContext
    {
        var contexts = Contexts<T>(history);
        await new FeatureMigrator<T>(contexts).MigrateAsync(default);
        return contexts;
    }

    /// <summary>As the tables are.</summary>
    public IDbContextFactory<T> Contexts<T>(string history) where T : DbContext => new ContextFactory<T>(this, history);

    private sealed class ContextFactory<T>(FeatureTables tables, string history) : IDbContextFactory<T> where T : DbContext
    {
        public T CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<T>();
            FeatureDatabase.Configure(options, tables.IsPostgreSql, tables.Connection, history);
            return (T)Activator.CreateInstance(typeof(T), options.Options)!;
        }
    }
}
