namespace LapeKnowledge.Umbraco.Tests;

/// <summary>A test that starts from the baseline: two languages, the stock data types, media types and relation types, and no content.</summary>
[Collection(HostCollection.Name)]
public abstract class HostTest(HostFixture host) : IAsyncLifetime
{
    protected HostFixture Host { get; } = host;

    protected T Get<T>() where T : notnull => Host.Get<T>();

    public virtual Task InitializeAsync() => Host.ResetAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;
}
