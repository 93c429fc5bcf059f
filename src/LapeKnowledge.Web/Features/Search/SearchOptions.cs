namespace LapeKnowledge.Web.Features.Search;

/// <summary><c>LapeKnowledge:Search</c>.</summary>
internal sealed class SearchOptions
{
    public const string Section = "LapeKnowledge:Search";

    /// <summary>Searches, suggestions and calls of the API in a minute from one address; a whole school may stand behind one.</summary>
    public int RequestsPerMinute { get; init; } = 1200;

    /// <summary>In the report of queries, a query stands when it has been searched for this many times; those with fewer are erased after <see cref="RareDays"/>.</summary>
    public int ShownFrom { get; init; } = 3;

    public int RareDays { get; init; } = 30;

    /// <summary>Everything about a week is erased this many days after its end.</summary>
    public int InsightDays { get; init; } = 400;
}
