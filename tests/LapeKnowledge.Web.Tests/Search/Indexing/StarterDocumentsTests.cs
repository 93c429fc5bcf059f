using LapeKnowledge.Search;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>The starter content as the index has it.</summary>
[Collection(SiteCollection.Name)]
public sealed class StarterDocumentsTests(SiteFixture site)
{
    private static readonly int WordsOfEach = Environment.GetEnvironmentVariable("LAPE_LONG") == "1" ? int.MaxValue : 25;
    private readonly IndexedSite _indexed = new(site);

    [Fact]
    public async Task Every_published_page_has_a_document_in_each_of_its_languages_except_the_front_pages()
    {
        var documents = await DocumentsAsync();
        var expected = site.InContext(services => new PublishedDocuments(services) is var all
            ? all.Where(d => d is not Home).SelectMany(d => d.Cultures.Keys.Where(c => all.Url(d, c) is not ("#" or "")).Select(c => SearchDocuments.KeyOf(d.Key, c))).Order().ToArray()
            : []);

        Assert.True(expected.Length > 250);
        Assert.Equal(expected, documents.Select(d => d.Key).Order());
        Assert.All(documents, d => Assert.NotEmpty(d.Texts[SearchField.Title]));
        Assert.All(documents, d => Assert.DoesNotContain('<', string.Concat(d.Texts.Values)));
        Assert.All(documents, d => Assert.NotNull(d.Date));
        Assert.All(documents, d => Assert.Equal([SearchColumns.Everyone], d.Columns[SearchColumns.Access]));
    }

    [Fact]
    public async Task A_practice_has_its_words_and_facts_in_both_languages()
    {
        var documents = await DocumentsAsync();
        var (key, type) = site.InContext(services => new PublishedDocuments(services).First(d => d is GoodPractice { Themes: { } themes } && themes.Any() && d.Cultures.Count == 2) is var d ? (d.Key, d.ContentType.Alias) : default);
        var (finnish, swedish) = (documents.Single(d => d.Key == SearchDocuments.KeyOf(key, "fi-FI")), documents.Single(d => d.Key == SearchDocuments.KeyOf(key, "sv-FI")));

        Assert.Equal(("fi", "sv"), (finnish.Language, swedish.Language));
        Assert.All(new[] { SearchField.Title, SearchField.Keywords, SearchField.Summary, SearchField.Body }, f => Assert.NotEqual(finnish.Texts[f], swedish.Texts[f]));
        Assert.Equal([type], finnish.Columns[SearchColumns.Type]);
        Assert.Equal(finnish.Columns[SearchColumns.Theme], swedish.Columns[SearchColumns.Theme]);
        Assert.Equal(["fi"], finnish.Columns[SearchColumns.View]);
        Assert.Equal(["sv"], swedish.Columns[SearchColumns.View]);
        Assert.Matches("^20[0-9]{2}$", Assert.Single(finnish.Columns[SearchColumns.Year]));
        Assert.Null(finnish.Stored);
    }

    [Fact]
    public async Task A_process_belongs_to_its_pilot_and_its_pilots_municipality()
    {
        var documents = await DocumentsAsync();
        var (process, pilot, municipality) = site.InContext(services =>
        {
            var all = new PublishedDocuments(services);
            var found = all.OfType<ProcessDescription>().First(d => all.Parent(d) is Pilot { Municipality: { } picked } && picked.Any());
            var parent = (Pilot)all.Parent(found)!;
            return (found.Key, parent.Key, parent.Municipality!.First().Key);
        });
        var document = documents.Single(d => d.Key == SearchDocuments.KeyOf(process, "fi-FI"));

        Assert.Contains(municipality.ToString("D"), document.Columns[SearchColumns.Municipality]);
        Assert.NotEmpty(document.Columns[SearchColumns.Province]);
        Assert.Equal([process.ToString("N"), pilot.ToString("N")], document.Columns[SearchColumns.Branch].Take(2));
    }

    [Fact]
    public async Task A_video_has_the_captions_of_its_language()
    {
        var documents = await DocumentsAsync();
        var video = _indexed.KeyAt("/seminaarit/esimerkkiseminaari/esimerkkivideo");
        var (finnish, swedish) = (documents.Single(d => d.Key == SearchDocuments.KeyOf(video, "fi-FI")), documents.Single(d => d.Key == SearchDocuments.KeyOf(video, "sv-FI")));

        Assert.Contains("Aamu", finnish.Texts[SearchField.Transcript], StringComparison.Ordinal);
        Assert.Contains("Morgon", swedish.Texts[SearchField.Transcript], StringComparison.Ordinal);
        Assert.Equal(8, StoredCues.SecondAt(finnish.Stored, finnish.Texts[SearchField.Transcript].IndexOf('\n') + 1 is var second ? finnish.Texts[SearchField.Transcript].IndexOf('\n', second) + 1 : 0));
    }

    [Fact]
    public async Task Every_document_is_found_by_each_of_its_words()
    {
        var analyzers = site.Services.GetRequiredService<SiteAnalyzers>().Value;
        var random = new Random(22);
        var (index, lost, asked) = (_indexed.Index, new List<string>(), 0);
        foreach (var document in await DocumentsAsync())
        {
            var words = Words(document).Where(w => !analyzers.For(document.Language).IsStopWord(w)).ToArray();
            random.Shuffle(words);
            ColumnFilter[] self = [new(SearchColumns.Branch, [SearchDocuments.DocumentOf(document.Key)!.Value.ToString("N")]), new(SearchColumns.Language, [document.Language])];
            foreach (var word in words.Take(WordsOfEach))
            {
                asked++;
                var hits = index.Search(new SearchRequest(word, document.Language) { Required = self, Size = SearchRequest.MaxSize, Snippets = false }).Hits;
                if (hits.All(h => h.Key != document.Key))
                {
                    lost.Add($"{word} ({document.Key})");
                }
            }
        }

        Assert.True(asked > 5000);
        Assert.True(lost.Count == 0, $"{lost.Count} of {asked}: {string.Join(", ", lost.Take(40))}");
    }

    private Task<IReadOnlyList<SearchDocument>> DocumentsAsync() => site.Services.GetRequiredService<DocumentReader>() is var reader ? reader.ReadAsync(reader.All().ToArray()) : throw new InvalidOperationException();

    private static IEnumerable<string> Words(SearchDocument document)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in document.Texts.Values)
        {
            for (var position = 0; Tokenizer.Next(text, ref position, out var range);)
            {
                words.Add(Tokenizer.Normalize(text.AsSpan()[range]));
            }
        }

        return words.Order(StringComparer.Ordinal);
    }
}
