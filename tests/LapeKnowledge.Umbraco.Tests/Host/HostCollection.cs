namespace LapeKnowledge.Umbraco.Tests;

/// <summary>Umbraco keeps some state for the whole process, so all host tests share one host and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<HostFixture>
{
    public const string Name = "Host";
}
