using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Collections;

internal sealed class CollectionPages(DetailPages details)
{
    public CollectionPage Build(Collection collection)
    {
        var read = details.Open();
        var facts = new FactList(read, collection).Items(Collection.Aliases.Themes, collection.Themes);
        var items = Items(read, collection);
        return new CollectionPage(details.Article(read, collection), facts.All, items);
    }

    private Localized<IReadOnlyList<CollectedItem>>? Items(PageReader read, Collection collection)
    {
        if (read.Blocks<CollectionItem>(collection, Collection.Aliases.Items) is not { } blocks)
        {
            return null;
        }

        var items =
            from block in blocks.Value
            let card = block.Item is { } item ? details.Cards.Of(item, read.Culture) : null
            where card is not null
            select new CollectedItem(string.IsNullOrWhiteSpace(block.Heading) ? null : block.Heading, string.IsNullOrWhiteSpace(block.Words) ? null : block.Words, card);
        return new([.. items], blocks.Language);
    }
}
