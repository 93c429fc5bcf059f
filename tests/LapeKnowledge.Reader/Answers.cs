using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace LapeKnowledge.Reader;

/// <summary>What this process has in memory of a site.</summary>
internal sealed class Answers(
    IUmbracoContextFactory contexts,
    IPublishedContentCache documents,
    IPublishedMediaCache media,
    IPublishedContentTypeCache publishedTypes,
    IDomainCache domains,
    IDocumentUrlService addresses,
    IDocumentNavigationQueryService navigation,
    IContentTypeService types,
    ILanguageService languages,
    IDictionaryItemService dictionary,
    IIdKeyMap ids,
    ISyncBootStateAccessor boot)
{
    private const string Nothing = "-";

    public async Task<string> ToAsync(string[] question) => question switch
    {
        ["page", var key, var culture] => Page(Guid.Parse(key), culture),
        ["address", var key, var culture] => addresses.GetLegacyRouteFormat(Guid.Parse(key), culture, isDraft: false),
        ["at", var route, var culture] => addresses.GetDocumentKeyByRoute(route, culture, null, isDraft: false)?.ToString() ?? Nothing,
        ["children", var key] => navigation.TryGetChildrenKeys(Guid.Parse(key), out var children) ? string.Join(',', children) : Nothing,
        ["id", var key] => ids.GetIdForKey(Guid.Parse(key), UmbracoObjectTypes.Document) is { Success: true, Result: var id }
            ? id.ToString(CultureInfo.InvariantCulture) : Nothing,
        ["media", var key] => media.GetById(Guid.Parse(key))?.Name ?? Nothing,
        ["type", var alias] => types.Get(alias) is { } type ? string.Join(',', type.PropertyTypes.Select(p => p.Alias).Order(StringComparer.Ordinal)) : Nothing,
        ["published-type", var alias] => string.Join(',', publishedTypes.Get(PublishedItemType.Content, alias).PropertyTypes.Select(p => p.Alias).Order(StringComparer.Ordinal)),
        ["languages"] => string.Join(',', (await languages.GetAllAsync()).Select(l => l.IsoCode).Order(StringComparer.Ordinal)),
        ["default-language"] => await languages.GetDefaultIsoCodeAsync(),
        ["text", var name, var culture] => (await dictionary.GetAsync(name))?.Translations.FirstOrDefault(t => t.LanguageIsoCode == culture)?.Value ?? Nothing,
        ["domains"] => string.Join(',', domains.GetAll(includeWildcards: true).Select(d => d.Name)),
        ["boot"] => boot.GetSyncBootState().ToString(),
        _ => throw new ArgumentException(string.Join(' ', question), nameof(question)),
    };

    private string Page(Guid key, string culture)
    {
        using var context = contexts.EnsureUmbracoContext();
        return documents.GetById(key) is { } page && page.IsPublished(culture)
            ? $"{page.Name(null, culture)}: {page.GetProperty("title")?.GetValue(culture)}"
            : Nothing;
    }
}
