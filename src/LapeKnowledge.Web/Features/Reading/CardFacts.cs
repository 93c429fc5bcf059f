using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>What a list says of a document of one type beside its name and summary. A feature registers one for each of its types.</summary>
internal interface ICardFacts
{
    void Add(FactList facts, IPublishedContent document);
}

/// <inheritdoc cref="ICardFacts"/>
internal abstract class CardFacts<T> : ICardFacts where T : IPublishedContent
{
    public void Add(FactList facts, IPublishedContent document)
    {
        if (document is T typed)
        {
            Add(facts, typed);
        }
    }

    protected abstract void Add(FactList facts, T document);
}
