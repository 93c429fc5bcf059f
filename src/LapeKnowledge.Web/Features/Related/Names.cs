using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Related;

internal static class Names
{
    /// <summary>The culture to show a document in: the asked one when it is published in it, otherwise the other one.</summary>
    public static string CultureFor(IPublishedContent document, string culture) => document.Cultures.ContainsKey(culture) ? culture : Cultures.Other(culture);

    public static string Of(IPublishedContent document, string culture) =>
        document.Cultures.TryGetValue(CultureFor(document, culture), out var info) ? info.Name : document.Name;
}
