using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Builds documents from their rows.</summary>
internal sealed class DocumentMapper(SchemaStore schema)
{
    /// <param name="rows">The node, the version to show as the edited one, and the version last published.</param>
    /// <param name="aliases">Which properties to load; null for all.</param>
    public IContent Map(ContentRows rows, string[]? aliases = null)
    {
        var (node, version, published) = rows;
        var type = schema.Current.Find<IContentType>(node.ContentTypeId)
            ?? throw new InvalidOperationException($"The document {node.Key} is of a content type that does not exist ({node.ContentTypeId}).");
        var properties = ContentValueReader.Properties(type, version, published, aliases);
        // Set afterwards: the constructor would throw away values that a property keeps for the day when it varies again.
        var content = new Content(version.Name, node.ParentId, type, new PropertyCollection()) { Properties = properties };
        content.DisableChangeTracking();
        ContentFields.Set(content, rows);
        content.TemplateId = version.TemplateId;
        content.Blueprint = node.ObjectType == Constants.ObjectTypes.DocumentBlueprint;
        content.Published = node.Published;
        content.Edited = node.Edited;
        SetPublished(content, rows);
        if (type.VariesByCulture())
        {
            SetCultures(content, rows);
        }
        content.ResetDirtyProperties(false);
        content.EnableChangeTracking();
        return content;
    }

    /// <summary>What was published last stays readable after unpublishing; only the template and the cultures go, as in stock Umbraco.</summary>
    private static void SetPublished(Content content, ContentRows rows)
    {
        if (rows.Published is not { } published)
        {
            return;
        }
        content.PublishedVersionId = published.Id;
        content.PublishDate = published.VersionDate;
        content.PublishName = published.Name;
        content.PublisherId = published.UserId;
        if (rows.Node.Published)
        {
            content.PublishTemplateId = published.TemplateId;
        }
    }

    private static void SetCultures(Content content, ContentRows rows)
    {
        foreach (var (culture, stored) in StoredCultures.Read(rows.Version.Cultures))
        {
            content.SetCultureInfo(culture, stored.Name, stored.Date);
        }
        if (rows.Node.Published && rows.Published is { } published)
        {
            foreach (var (culture, stored) in StoredCultures.Read(published.Cultures))
            {
                content.SetPublishInfo(culture, stored.Name, stored.Date);
            }
        }
        content.SetCultureEdited(StoredCultures.SplitCodes(rows.Node.EditedCultures));
    }
}
