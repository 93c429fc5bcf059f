using System.Collections.Concurrent;
using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>
/// What pages show, kept from one request to the next: until something published changes, and a minute at most, since some of it
/// depends on what time it is.
/// </summary>
internal sealed class BuiltPages(CurrentCulture culture, TimeProvider time)
{
    private const int Kept = 1_000;
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private int _generation;
    private ConcurrentDictionary<(Guid Document, string Culture, Type Page), Built> _pages = new();

    /// <summary>A number that changes whenever something published changes: what was shown under another number is out of date.</summary>
    public int Generation => Volatile.Read(ref _generation);

    public T Get<T>(IPublishedContent document, Func<T> build) where T : class =>
        document.IsDraft(culture.Value) ? build() : Get(document.Key, build); // a preview is nobody else's page

    /// <param name="of">Any key, for what belongs to no document.</param>
    public T Get<T>(Guid of, Func<T> build) where T : class
    {
        var pages = Volatile.Read(ref _pages);
        var key = (of, culture.Value, typeof(T));
        var now = time.GetTimestamp();
        if (pages.TryGetValue(key, out var built) && time.GetElapsedTime(built.At, now) < Lasts)
        {
            return (T)built.Page;
        }

        if (pages.Count >= Kept)
        {
            pages.Clear();
        }

        var page = build();
        pages[key] = new Built(page, now); // in the dictionary that was there before: what Forget drops meanwhile stays dropped
        return page;
    }

    public void Forget()
    {
        Volatile.Write(ref _pages, new ConcurrentDictionary<(Guid, string, Type), Built>());
        Interlocked.Increment(ref _generation);
    }

    private sealed record Built(object Page, long At);
}
