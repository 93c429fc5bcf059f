using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

internal sealed class PageReaders(CurrentCulture current, Texts texts, Dates dates, ItemLinks links, IPublishedValueFallback valueFallback)
{
    /// <summary>A reader for the page of the request.</summary>
    public PageReader Open() => In(current.Value);

    public PageReader In(string culture) => new(culture, texts, dates, links, valueFallback);
}
