using System.Net.Sockets;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Says in one line what a database's error means to the operator.</summary>
internal static class DatabaseFailure
{
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    public static ConfigurationException Describe(Exception failure, DatabaseOptions options)
        => new(options.Provider == DatabaseProvider.Sqlite ? OfSqlite(failure, options) : OfPostgreSql(failure, options), failure);

    /// <summary>The error below an exception that tells of the disk, the file or the connection; null where the failure is the program's own.</summary>
    public static Exception? CauseOf(Exception? failure) => failure switch
    {
        null => null,
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteIoError or SqliteCorrupt or SqliteFull or SqliteCannotOpen or SqliteNotADatabase } => failure,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => failure,
        PostgresException => null,
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } => failure,
        IOException when failure.IsDiskFull() => failure,
        AggregateException several => several.InnerExceptions.Select(CauseOf).FirstOrDefault(c => c is not null),
        _ => CauseOf(failure.InnerException),
    };

    private static string OfSqlite(Exception failure, DatabaseOptions options)
    {
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (failure.IsDiskFull())
        {
            return $"The disk is full: the database {file} cannot grow.";
        }
        return (failure as SqliteException)?.SqliteErrorCode switch
        {
            SqliteFull => $"The disk is full: the database {file} cannot grow.",
            SqliteReadOnly => $"The database {file} cannot be written: the file or its folder is read-only.",
            SqliteCannotOpen => $"The database {file} cannot be opened or created: check that its folder exists and may be written.",
            SqliteCorrupt or SqliteNotADatabase => $"The file {file} is not a readable SQLite database.",
            SqliteIoError => $"The database {file} cannot be read or written: {OneLine(failure.Message)}",
            _ => $"The database {file} cannot be used: {OneLine(failure.Message)}",
        };
    }

    private static string OfPostgreSql(Exception failure, DatabaseOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var where = FormattableString.Invariant($"'{connection.Database ?? connection.Username}' at {connection.Host}:{connection.Port}");
        return failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"The PostgreSQL database {where} does not exist: create it first.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification }
                => $"PostgreSQL refused the user '{connection.Username}' of the database {where}: {OneLine(((PostgresException)failure).MessageText)}",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => $"The disk of the PostgreSQL database {where} is full.",
            PostgresException other => $"The PostgreSQL database {where} refused: {OneLine(other.MessageText)} ({other.SqlState})",
            { InnerException: SocketException or TimeoutException or IOException } => $"The PostgreSQL database {where} cannot be reached: {OneLine(failure.InnerException.Message)}",
            _ => $"The PostgreSQL database {where} cannot be used: {OneLine(failure.Message)}",
        };
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
