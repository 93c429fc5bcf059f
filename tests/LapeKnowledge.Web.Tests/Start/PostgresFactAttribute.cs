using LapeKnowledge.Umbraco.Tests;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>A test that starts a PostgreSQL server of its own; skipped, and said to be, where PostgreSQL is not installed.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresCluster.Binaries is null)
        {
            Skip = "PostgreSQL is not installed (Debian: package postgresql).";
        }
    }
}
