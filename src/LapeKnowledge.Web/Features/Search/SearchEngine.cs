using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search.Indexing;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>The index as pages and the API ask it.</summary>
internal interface ISearchEngine
{
    /// <summary>How far the index has come that is being made; null when none is.</summary>
    IndexingProgress? Progress { get; }

    /// <returns>Null while there is no index yet.</returns>
    /// <exception cref="InvalidSearchException"/>
    SearchResponse? Search(SearchRequest request);

    /// <returns>Null while there is no index yet.</returns>
    IReadOnlyList<Suggestion>? Suggest(SearchRequest request);

    /// <returns>Null while there is no index yet.</returns>
    SearchResponse? MoreLikeThis(string key, SearchRequest request);
}

internal sealed class SearchEngine(ISearchStatus status) : ISearchEngine
{
    public IndexingProgress? Progress => status.Progress;

    public SearchResponse? Search(SearchRequest request) => Ask(index => index.Search(request));

    public IReadOnlyList<Suggestion>? Suggest(SearchRequest request) => Ask(index => index.Suggest(request));

    public SearchResponse? MoreLikeThis(string key, SearchRequest request) => Ask(index => index.MoreLikeThis(key, request));

    private T? Ask<T>(Func<SearchIndex, T> ask) where T : class
    {
        while (status.Index is { } index)
        {
            try
            {
                return ask(index);
            }
            catch (ObjectDisposedException) when (status.Index != index)
            {
                // another index has taken its place since: it answers
            }
            catch (IndexDamagedException damage)
            {
                status.ReportDamage(damage); // it is made anew, and until then there is none
                return null;
            }
        }

        return null;
    }
}
