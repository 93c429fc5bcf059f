using LapeKnowledge.Umbraco.Published;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.Tests.Published;

public sealed class BoundedContentCacheTests
{
    [Fact]
    public void It_keeps_no_more_than_it_may()
    {
        using var cache = Cache(100);

        for (var i = 0; i < 2000; i++)
        {
            cache.GetOrLoad(Guid.NewGuid(), _ => null);
        }

        Assert.InRange(cache.Count, 1, 100);
    }

    [Fact]
    public void It_keeps_no_more_bytes_than_it_may()
    {
        using var cache = new BoundedContentCache<string>(1000, 10_000, text => text.Length);

        for (var i = 0; i < 200; i++)
        {
            cache.GetOrLoad(Guid.NewGuid(), _ => new string('a', 1000));
        }

        Assert.InRange(cache.Count, 1, 10);
    }

    [Fact]
    public async Task Callers_that_miss_together_share_one_load()
    {
        using var cache = Cache(10);
        var key = Guid.NewGuid();
        var loads = 0;
        using var gate = new ManualResetEventSlim();

        var callers = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() => cache.GetOrLoad(key, _ =>
        {
            Interlocked.Increment(ref loads);
            gate.Wait();
            return null;
        }), TaskCreationOptions.LongRunning)).ToArray();
        await Task.Delay(100);
        gate.Set();
        await Task.WhenAll(callers);

        Assert.Equal(1, loads);
        Assert.True(cache.TryGet(key, out _));
    }

    [Fact]
    public void What_was_loaded_before_a_change_is_not_kept_after_it()
    {
        using var cache = Cache(10);
        var key = Guid.NewGuid();

        cache.GetOrLoad(key, k =>
        {
            cache.Remove(k);
            return null;
        });
        Assert.False(cache.TryGet(key, out _));

        cache.GetOrLoadMany([key], _ =>
        {
            cache.Clear();
            return new Dictionary<Guid, IPublishedContent>();
        });
        Assert.False(cache.TryGet(key, out _));
    }

    [Fact]
    public void A_load_that_failed_is_tried_again()
    {
        using var cache = Cache(10);
        var key = Guid.NewGuid();

        Assert.Throws<InvalidOperationException>(() => cache.GetOrLoad(key, _ => throw new InvalidOperationException()));

        Assert.Null(cache.GetOrLoad(key, _ => null));
    }

    private static BoundedContentCache<IPublishedContent> Cache(int capacity) => new(capacity, 1_000_000, _ => 1);
}
