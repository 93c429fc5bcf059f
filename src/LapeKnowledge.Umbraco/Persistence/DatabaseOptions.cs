namespace LapeKnowledge.Umbraco.Persistence;

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Which database, as <c>ConnectionStrings:umbracoDbDSN</c> and <c>…_ProviderName</c> say.</summary>
internal sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString);
