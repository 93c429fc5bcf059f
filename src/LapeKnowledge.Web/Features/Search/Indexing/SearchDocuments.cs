using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Makes of a published document what the index holds of it: one document for each language in which readers can open it.</summary>
internal sealed class SearchDocuments(
    DocumentTexts texts, DocumentFacts facts, Transcripts transcripts, IPublishedContentCache documents, IDocumentNavigationQueryService navigation, IVariationContextAccessor variation)
{
    /// <summary>The keys that a document of the tree can have in the index.</summary>
    public static IEnumerable<string> KeysOf(Guid document) => Cultures.All.Select(culture => KeyOf(document, culture));

    public static string KeyOf(Guid document, string culture) => $"{document:N}/{Cultures.Language(culture)}";

    /// <summary>The document of the tree that a key of the index names; null for the key of something else.</summary>
    public static Guid? DocumentOf(string key) => key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Guid.TryParseExact(key[..slash], "N", out var document) ? document : null;

    /// <param name="document">As the site shows it.</param>
    /// <returns>None for a document that is no page to be found, such as the home page.</returns>
    public IReadOnlyList<SearchDocument> Of(IPublishedContent document, Access access)
    {
        if (document is not IDescribable)
        {
            return [];
        }

        var outer = variation.VariationContext;
        try
        {
            var above = Above(document.Key);
            var cultures = OpenIn(document, above);
            return [.. cultures.Select(culture => Of(document, culture, cultures, above!, access))];
        }
        finally
        {
            variation.VariationContext = outer;
        }
    }

    /// <summary>The cultures in which it has an address: it and all above it are published in them.</summary>
    public IReadOnlyList<string> OpenIn(IPublishedContent document) => OpenIn(document, Above(document.Key));

    private IReadOnlyList<string> OpenIn(IPublishedContent document, IReadOnlyList<Guid>? above)
    {
        var path = above?.Select(documents.GetById).Append(document).ToArray() ?? [null];
        return [.. Cultures.All.Where(culture => path.All(d => d?.Cultures.ContainsKey(culture) == true))];
    }

    private SearchDocument Of(IPublishedContent document, string culture, IReadOnlyList<string> cultures, IReadOnlyList<Guid> above, Access access)
    {
        variation.VariationContext = new VariationContext(culture);
        var language = Cultures.Language(culture);
        var fields = texts.Of(document, culture);
        string? stored = null;
        if (document is SeminarVideo video && transcripts.Of(video, culture, cultures.Count == 1) is { } transcript)
        {
            fields[SearchField.Transcript] = transcript.Text;
            stored = transcript.Cues;
        }

        return new SearchDocument(KeyOf(document.Key, culture), language)
        {
            Texts = fields,
            Columns = Columns(document, culture, cultures, above, access.Of(document)),
            Date = DocumentFacts.DayOf(document, culture),
            Stored = stored,
        };
    }

    private Dictionary<string, IReadOnlyList<string>> Columns(IPublishedContent document, string culture, IReadOnlyList<string> cultures, IReadOnlyList<Guid> above, string access) =>
        new(facts.ColumnsOf(document))
        {
            [SearchColumns.Language] = [Cultures.Language(culture)],
            [SearchColumns.View] = [.. Cultures.All.Where(c => c == culture || !cultures.Contains(c)).Select(Cultures.Language)],
            [SearchColumns.Year] = DocumentFacts.YearsOf(document, culture),
            [SearchColumns.Access] = [access],
            [SearchColumns.Branch] = [.. above.Prepend(document.Key).Select(k => k.ToString("N"))],
        };

    /// <summary>
    /// All that is above it, up to the top. Null for one that is being taken out of the tree while it is read: with half its branch it would seem to be open, and the entry of the
    /// log that takes the branch away would not find it in the index.
    /// </summary>
    private IReadOnlyList<Guid>? Above(Guid document)
    {
        Guid[]? above = navigation.TryGetAncestorsKeys(document, out var keys) ? [.. keys] : null;
        return above?.Append(document).Any(key => navigation.TryGetParentKey(key, out var parent) && parent is null) == true ? above : null;
    }
}
