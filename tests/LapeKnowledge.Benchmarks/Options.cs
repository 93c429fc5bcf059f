using System.Globalization;

namespace LapeKnowledge.Benchmarks;

/// <param name="Documents">How many documents the database holds.</param>
/// <param name="Postgres">Connection string of an empty PostgreSQL database; SQLite in a temporary folder without it.</param>
/// <param name="Seconds">How long each load lasts.</param>
/// <param name="Folder">A folder that is kept with its database, to measure again without filling it again; a temporary one without it.</param>
/// <param name="Trace">Print the SQL commands of one publish.</param>
internal sealed record Options(int Documents, string? Postgres, int Seconds, string? Folder, bool Trace)
{
    public static Options Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
        return new Options(
            int.Parse(Value("--documents") ?? "10000", CultureInfo.InvariantCulture),
            Value("--postgres"),
            int.Parse(Value("--seconds") ?? "10", CultureInfo.InvariantCulture),
            Value("--folder"),
            args.Contains("--trace"));
    }

    /// <summary>Configuration of a site over this database.</summary>
    public Dictionary<string, string?> Configuration(string folder) => new()
    {
        ["LapeKnowledge:DataFolder"] = folder,
        ["ConnectionStrings:umbracoDbDSN"] = Postgres,
        ["ConnectionStrings:umbracoDbDSN_ProviderName"] = Postgres is null ? "Microsoft.Data.Sqlite" : "Npgsql",
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
