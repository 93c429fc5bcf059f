using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>
/// Reads documents for a page in one language. What is not written in that language is taken from the other one and says so; what is
/// blank in both is null.
/// </summary>
internal sealed class PageReader(string culture, Texts texts, Dates dates, ItemLinks links, IPublishedValueFallback valueFallback)
{
    public string Culture => culture;

    public Dates Dates => dates;

    /// <summary>True when something read so far was not in the language of the page.</summary>
    public bool UsedOtherLanguage { get; private set; }

    public Localized<string>? Text(IPublishedElement owner, string alias) => Read<string, string>(owner, alias, text => string.IsNullOrWhiteSpace(text) ? null : text.Trim());

    public Localized<IHtmlContent>? Html(IPublishedElement owner, string alias) => Read<IHtmlEncodedString, IHtmlContent>(owner, alias, ToHtml);

    public Localized<IReadOnlyList<string>>? Lines(IPublishedElement owner, string alias) =>
        Read<IEnumerable<string>, IReadOnlyList<string>>(owner, alias, lines => NullWhenEmpty(lines?.Where(l => !string.IsNullOrWhiteSpace(l)).ToList()));

    public Localized<IReadOnlyList<T>>? Blocks<T>(IPublishedElement owner, string alias) where T : IPublishedElement =>
        Read<BlockListModel, IReadOnlyList<T>>(owner, alias, blocks => NullWhenEmpty(blocks?.Select(b => b.Content).OfType<T>().ToList()));

    public Localized<IReadOnlyList<Link>>? Links(IPublishedElement owner, string alias) =>
        Read<IEnumerable<Link>, IReadOnlyList<Link>>(owner, alias, found => NullWhenEmpty(found?.Where(l => !string.IsNullOrEmpty(l.Url)).ToList()));

    public static IHtmlContent? ToHtml(IHtmlEncodedString? html) =>
        html?.ToHtmlString() is { } markup && !string.IsNullOrWhiteSpace(markup) ? new HtmlString(markup) : null;

    public string Interface(string key) => texts.Get(culture, key);

    public string Interface(string key, params object[] arguments) => texts.Format(culture, key, arguments);

    public string Label(string alias) => texts.Field(culture, alias);

    public string TypeLabel(IPublishedContent document) => texts.Type(culture, document.ContentType.Alias);

    public string TypesLabel(string typeAlias) => texts.Types(culture, typeAlias);

    /// <summary>Null for a code that was not chosen.</summary>
    public string? Code(string vocabulary, string? code) => string.IsNullOrEmpty(code) ? null : texts.Code(culture, vocabulary, code);

    public ItemLink? LinkTo(IPublishedContent? document) => document is null ? null : links.To(document, culture);

    /// <summary>Links to those that have an address.</summary>
    public IReadOnlyList<ItemLink> LinksTo(IEnumerable<IPublishedContent>? documents) => [.. (documents ?? []).Select(LinkTo).OfType<ItemLink>()];

    private Localized<TOut>? Read<TIn, TOut>(IPublishedElement owner, string alias, Func<TIn?, TOut?> take) where TOut : class
    {
        if (owner.GetProperty(alias) is not { } property)
        {
            return null;
        }

        if (!property.PropertyType.VariesByCulture())
        {
            return take(owner.Value<TIn>(valueFallback, alias)) is { } shared ? new Localized<TOut>(shared) : null;
        }

        if (take(owner.Value<TIn>(valueFallback, alias, culture)) is { } value)
        {
            return new Localized<TOut>(value);
        }

        var other = Cultures.Other(culture);
        if (take(owner.Value<TIn>(valueFallback, alias, other)) is not { } otherValue)
        {
            return null;
        }

        UsedOtherLanguage = true;
        return new Localized<TOut>(otherValue, Cultures.Language(other));
    }

    private static IReadOnlyList<T>? NullWhenEmpty<T>(List<T>? items) => items is { Count: > 0 } ? items : null;
}
