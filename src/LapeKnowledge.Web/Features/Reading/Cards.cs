using System.Collections.Concurrent;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>Cards of published documents, kept until something published changes.</summary>
internal sealed class Cards(PageReaders readers, IEnumerable<ICardFacts> facts)
{
    private readonly IReadOnlyList<ICardFacts> _facts = [.. facts];
    private ConcurrentDictionary<(Guid Key, string Culture), Card?> _cards = new();

    /// <summary>Null when the document has no address.</summary>
    public Card? Of(IPublishedContent document, string culture)
    {
        var cards = Volatile.Read(ref _cards);
        return cards.TryGetValue((document.Key, culture), out var known) ? known : cards.GetOrAdd((document.Key, culture), Make(document, culture));
    }

    public IReadOnlyList<Card> Of(IEnumerable<IPublishedContent>? documents, string culture) =>
        [.. (documents ?? []).Select(d => Of(d, culture)).OfType<Card>()];

    public void Forget() => Volatile.Write(ref _cards, new ConcurrentDictionary<(Guid, string), Card?>());

    private Card? Make(IPublishedContent document, string culture)
    {
        var read = readers.In(culture);
        if (read.LinkTo(document) is not { } link)
        {
            return null;
        }

        var list = new FactList(read, document);
        foreach (var facts in _facts)
        {
            facts.Add(list, document);
        }

        return new Card(
            link,
            document.ContentType.Alias,
            read.TypeLabel(document),
            document is IDescribable ? read.Text(document, Describable.Aliases.Summary) : null,
            list.All,
            document is ISourced { IsExample: true });
    }
}
