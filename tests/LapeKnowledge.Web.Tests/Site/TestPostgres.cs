using LapeKnowledge.Umbraco.Tests;
using Npgsql;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>One PostgreSQL server for all tests, begun by the first that asks; each has a database of its own.</summary>
internal static class TestPostgres
{
    private static readonly Lazy<Task<PostgresCluster>> Server = new(StartAsync);
    private static int _databases;

    /// <param name="like">The connection string of a database that nobody is connected to, to be copied; an empty database without it.</param>
    /// <returns>The connection string of the new one.</returns>
    public static async Task<string> NewDatabaseAsync(string? like = null)
    {
        var server = await Server.Value;
        return await server.CreateDatabaseAsync(FormattableString.Invariant($"test{Interlocked.Increment(ref _databases)}"), like is null ? null : new NpgsqlConnectionStringBuilder(like).Database);
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var server = await PostgresCluster.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait();
        return server;
    }
}
