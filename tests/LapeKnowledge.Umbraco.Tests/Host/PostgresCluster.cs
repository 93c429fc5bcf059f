using System.Diagnostics;
using Npgsql;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>
/// A PostgreSQL server of this test process alone, in a temporary folder and reached over a Unix socket, so that it needs no port and no
/// password. Nothing it stores outlives it, so it never waits for the disk.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly string _folder;
    private readonly Process _server;

    private PostgresCluster(string folder, Process server)
    {
        _folder = folder;
        _server = server;
    }

    /// <summary>The folder of PostgreSQL's server programs, the newest version first; null where it is not installed.</summary>
    public static string? Binaries { get; } = new[] { "/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql" }
        .Where(Directory.Exists)
        .SelectMany(root => Directory.EnumerateDirectories(root).Append(root))
        .Select(folder => Path.Combine(folder, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
        .OrderByDescending(bin => bin, StringComparer.Ordinal)
        .FirstOrDefault();

    public static async Task<PostgresCluster> StartAsync()
    {
        var binaries = Binaries ?? throw new InvalidOperationException("PostgreSQL is not installed on this machine (Debian package: postgresql).");
        var folder = Directory.CreateTempSubdirectory("lape-pg-").FullName;
        var prefix = await UnprivilegedAsync(folder);
        await RunAsync([.. prefix, Path.Combine(binaries, "initdb"), "-D", $"{folder}/data", "-U", "lape", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        var cluster = new PostgresCluster(folder, StartServer(prefix, binaries, folder));
        await cluster.WaitUntilReadyAsync();
        return cluster;
    }

    /// <param name="like">A database that nobody is connected to, to be copied; null for an empty one.</param>
    public async Task<string> CreateDatabaseAsync(string name, string? like = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{like ?? "template1"}\"", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name, pooling: true);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _server.StandardInput.Close();
        await _server.WaitForExitAsync();
        _server.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The server lives as long as the pipe to its shell: when the tests are killed, the shell reads the end of file and stops it.</summary>
    private static Process StartServer(string[] prefix, string binaries, string folder)
    {
        string[] settings =
        [
            "listen_addresses=", $"unix_socket_directories={folder}", "fsync=off", "synchronous_commit=off", "full_page_writes=off",
            "shared_buffers=64MB", "max_connections=300", "autovacuum=off", "log_min_messages=fatal", "logging_collector=off",
        ];
        var options = string.Join(' ', settings.Select(s => $"-c '{s}'"));
        var script = $"'{binaries}/postgres' -D '{folder}/data' {options} >'{folder}/log' 2>&1 </dev/null & server=$!; read -r _; kill -INT $server; wait $server; rm -rf '{folder}/data'";
        var start = new ProcessStartInfo { RedirectStandardInput = true, UseShellExecute = false };
        AddCommand(start, [.. prefix, "/bin/sh", "-c", script]);
        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < StartTimeout && !_server.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private string ConnectionString(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Username = "lape",
        Database = database,
        Pooling = pooling,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,
    }.ToString();

    /// <summary>initdb refuses to run as root; then it runs as another user, to whom the folder is given.</summary>
    private static async Task<string[]> UnprivilegedAsync(string folder)
    {
        if (Environment.UserName != "root")
        {
            return [];
        }
        var user = File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        await RunAsync(["chown", user, folder]);
        return ["setpriv", $"--reuid={user}", "--clear-groups", "--"];
    }

    private static async Task RunAsync(string[] command)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        AddCommand(start, command);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}: {errors}{await output}");
        }
    }

    private static void AddCommand(ProcessStartInfo start, string[] command)
    {
        start.FileName = command[0];
        start.WorkingDirectory = "/";
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }
    }
}
