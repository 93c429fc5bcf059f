namespace LapeKnowledge.Umbraco.Persistence;

/// <summary>Where the site keeps what it writes: <c>LapeKnowledge:DataFolder</c>, absolute.</summary>
internal sealed record DataFolder(string Path);
