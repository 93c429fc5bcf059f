using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>The published documents as a small index has them: title and summary.</summary>
internal static class SmallIndex
{
    /// <param name="published">To be read within an Umbraco context.</param>
    public static IReadOnlyList<SearchDocument> Of(IServiceProvider services, IEnumerable<IPublishedContent> published) =>
        [.. published.SelectMany(d => d.Cultures.Keys.Where(c => c.Length > 0).Select(c => Of(services.GetRequiredService<PageReaders>().In(Cultures.Of(c)), d)))];

    private static SearchDocument Of(PageReader read, IPublishedContent document)
    {
        var language = Cultures.Language(read.Culture);
        var isOnly = !document.Cultures.ContainsKey(Cultures.Other(read.Culture));
        var summary = document is IDescribable && read.Text(document, Describable.Aliases.Summary) is { Language: null } text ? text.Value : string.Empty;
        return new SearchDocument(SearchDocuments.KeyOf(document.Key, read.Culture), language)
        {
            Texts = new Dictionary<SearchField, string> { [SearchField.Title] = document.Cultures[read.Culture].Name, [SearchField.Body] = summary },
            Date = DateOnly.FromDateTime(document.UpdateDate),
            Columns = new Dictionary<string, IReadOnlyList<string>>
            {
                [SearchColumns.Type] = [document.ContentType.Alias],
                [SearchColumns.Theme] = [.. ((document as IClassified)?.Themes ?? []).Select(t => t.Key.ToString("D"))],
                [SearchColumns.Audience] = [.. (document as IClassified)?.Audience ?? []],
                [SearchColumns.Municipality] = [.. ((document as Pilot)?.Municipality ?? []).Select(m => m.Key.ToString("D"))],
                [SearchColumns.Language] = [language],
                [SearchColumns.View] = isOnly ? ["fi", "sv"] : [language],
                [SearchColumns.Access] = [SearchColumns.Everyone],
                [SearchColumns.Year] = [document.CreateDate.Year.ToString(CultureInfo.InvariantCulture)],
            },
        };
    }
}
