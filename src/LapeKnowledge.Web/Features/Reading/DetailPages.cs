using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>What a feature needs to build the page of a document.</summary>
internal sealed class DetailPages(PageReaders readers, Cards cards, Articles articles, RelatedContent related, MediaReader media)
{
    public RelatedContent Related => related;

    public MediaReader Media => media;

    public PageReader Open() => readers.Open();

    public RelatedList Groups(PageReader read) => new(read, cards);

    public Cards Cards => cards;

    /// <inheritdoc cref="Articles.Of"/>
    public Article Article(PageReader read, IPublishedContent document) => articles.Of(read, document);
}
