using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>Makes published content of what was read, as the site's typed model where it has one.</summary>
internal sealed class PublishedContentFactory(IPublishedContentTypeCache types, IPublishedModelFactory models, PublishedServices services)
{
    public IPublishedContent Document(PublishedSource source, bool preview) => Create(source, PublishedItemType.Content, preview);

    public IPublishedContent Media(PublishedSource source) => Create(source, PublishedItemType.Media, preview: false);

    private IPublishedContent Create(PublishedSource source, PublishedItemType kind, bool preview)
    {
        var node = new PublishedNode(source, types.Get(kind, source.Node.ContentTypeId), preview, services);
        return models.CreateModel(node) as IPublishedContent
            ?? throw new InvalidOperationException($"The model of content type {node.ContentType.Alias} is not published content: derive it from {nameof(PublishedContentModel)}.");
    }
}
