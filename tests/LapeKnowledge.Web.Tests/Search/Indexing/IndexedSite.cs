using System.Diagnostics;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>Publishes documents as an editor does, and looks for them in the site's index. What it created is gone when it is disposed of.</summary>
internal sealed class IndexedSite(SiteFixture site) : IDisposable
{
    public const string Finnish = "fi-FI";
    public const string Swedish = "sv-FI";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<IContent> _created = [];

    public IContentService Content => Get<IContentService>();

    public T Get<T>() where T : notnull => site.Services.GetRequiredService<T>();

    /// <summary>The site's own index, once it is complete.</summary>
    public SearchIndex Index => Eventually(() => Get<ISearchStatus>() is { Index: { } index, Progress: null } ? index : null);

    public Guid KeyAt(string address) => site.InContext(services => new PublishedDocuments(services).At(address).Key);

    public static Udi UdiOf(Guid key) => new GuidUdi(Constants.UdiEntityType.Document, key);

    public IContent New(string type, Guid parent, string name, params (string Alias, object Value)[] values)
    {
        var document = Content.Create(name, parent, type);
        document.SetCultureName(name, Finnish);
        Set(document, Finnish, values);
        Content.Save(document);
        _created.Add(document);
        return document;
    }

    public static void Set(IContent document, string culture, params (string Alias, object Value)[] values)
    {
        foreach (var (alias, value) in values)
        {
            document.SetValue(alias, value, document.Properties[alias]!.PropertyType.VariesByCulture() ? culture : null);
        }
    }

    public IContent Publish(IContent document, params string[] cultures)
    {
        Content.Save(document);
        var result = Content.Publish(document, cultures.Length == 0 ? [Finnish] : cultures);
        Assert.True(result.Success, result.Result.ToString());
        return document;
    }

    /// <summary>The keys of the documents that are found by these very words: what is found by others that are spelt nearly so does not count.</summary>
    public IReadOnlyList<string> Find(string query, string language = "fi", params ColumnFilter[] required)
    {
        var response = Index.Search(new SearchRequest(query, language) { Required = required, Size = SearchRequest.MaxSize });
        return response.Corrections.Count > 0 ? [] : [.. response.Hits.Select(h => h.Key)];
    }

    public IReadOnlyList<string> With(string column, string value) => Find(string.Empty, "fi", new ColumnFilter(column, [value]));

    /// <summary>What is found is just this, now or in a moment.</summary>
    public void AssertFound(string query, params (Guid Document, string Culture)[] documents) => AssertSoon(documents, () => Find(query));

    public void AssertWith(string column, string value, params (Guid Document, string Culture)[] documents) => AssertSoon(documents, () => With(column, value));

    public void AssertFacts(Guid document, string culture, string column, params string[] values)
    {
        var expected = values.Order(StringComparer.Ordinal).ToArray();
        Eventually(() => Facts(document, culture, column).SequenceEqual(expected) ? expected : null, () => $"{column}: {string.Join(' ', Facts(document, culture, column))}");
    }

    /// <summary>The values of one document in a column.</summary>
    public IEnumerable<string> Facts(Guid document, string culture, string column)
    {
        ColumnFilter[] self = [new(SearchColumns.Branch, [document.ToString("N")]), new(SearchColumns.Language, [culture[..2]])];
        var response = Index.Search(new SearchRequest(string.Empty, "fi") { Required = self, Facets = [column], Size = 2 });
        Assert.True(response.Total <= 1, "it has others below it");
        return response.Facets.SelectMany(f => f.Values).Select(v => v.Value).Order(StringComparer.Ordinal);
    }

    /// <summary>Empty when index and site agree in every document; otherwise what is wrong.</summary>
    public async Task AssertWellAsync()
    {
        var log = Get<ChangeLog>();
        var index = Index;
        Eventually(() => LogPosition.Read(index.Position) == log.End() ? index : null);
        var problems = await Get<IndexReview>().ProblemsAsync(index, CancellationToken.None);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    public void Delete(IContent document)
    {
        if (Content.GetById(document.Key) is { } there)
        {
            Content.Delete(there);
        }
    }

    public void Dispose() => Enumerable.Reverse(_created).ToList().ForEach(Delete);

    public static T Eventually<T>(Func<T?> look, Func<string>? otherwise = null) where T : class
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Sleep(5))
        {
            if (look() is { } found)
            {
                return found;
            }

            Assert.True(watch.Elapsed < Patience, otherwise?.Invoke() ?? "It did not come about.");
        }
    }

    private static void AssertSoon((Guid Document, string Culture)[] documents, Func<IReadOnlyList<string>> find)
    {
        var expected = documents.Select(d => SearchDocuments.KeyOf(d.Document, d.Culture)).Order(StringComparer.Ordinal).ToArray();
        Eventually(() => find().Order(StringComparer.Ordinal).SequenceEqual(expected) ? expected : null, () => $"Expected {string.Join(' ', expected)}, found {string.Join(' ', find())}");
    }
}
