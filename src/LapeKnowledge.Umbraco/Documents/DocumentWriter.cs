using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Relations;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>
/// Saves documents. Publishing turns the current version into the published one and begins a new current version; saving changes the
/// current version in place.
/// </summary>
internal sealed class DocumentWriter(
    ScopedDatabase database,
    SchemaStore schema,
    SiblingNames names,
    ContentReferences references,
    ContentTags tags,
    IEventAggregator events,
    Lazy<PropertyEditorCollection> editors)
{
    public void Insert(IContent content, Guid objectType)
    {
        content.AddingEntity();
        var publishing = content.PublishedState == PublishedState.Publishing;
        content.TemplateId ??= content.ContentType.DefaultTemplate?.Id;
        names.Sanitize(content, objectType, publishing);
        content.SanitizeEntityPropertiesForXmlStorage();

        var db = database.Write;
        var parent = NodePlacement.ForNew(db, content);
        if (parent.ReservedId > 0)
        {
            db.Nodes.Where(n => n.Id == parent.ReservedId).ExecuteDelete();
        }
        var node = new NodeRow
        {
            Id = parent.ReservedId,
            Key = content.Key,
            ObjectType = objectType,
            CreateDate = content.CreateDate,
            SortOrder = NodePlacement.SortOrderForNew(db, content, objectType),
            Level = parent.Level + 1,
            Path = parent.Path,
        };
        CopyTo(node, content);
        db.Nodes.Add(node);
        db.SaveChanges();
        content.Id = node.Id;
        content.Path = FormattableString.Invariant($"{parent.Path},{node.Id}");
        content.Level = node.Level;
        content.SortOrder = node.SortOrder;

        WriteVersions(db, content, node, new VersionRow { NodeId = node.Id }, previous: null, publishing, wasEdited: false);
        Finish(content, publishing, isNew: true, referencesMayHaveChanged: true);
    }

    public void Update(IContent content, Guid objectType)
    {
        var unchangedState = content.PublishedState is PublishedState.Published or PublishedState.Unpublished;
        if (unchangedState && !content.IsDirty() && !content.IsAnyUserPropertyDirty())
        {
            return;
        }
        var db = database.Write;
        var current = db.Nodes.Where(n => n.Id == content.Id).Join(db.Versions, n => n.VersionId, v => v.Id, (n, v) => new { Node = n, Version = v, Cultures = db.NodeCultures.Where(c => c.NodeId == n.Id).ToList() }).FirstOrDefault();
        if (current is null || current.Version.Id != content.VersionId)
        {
            throw new InvalidOperationException("Cannot save a non-current version.");
        }
        var (node, version) = (current.Node, current.Version);
        var wasEdited = content.Edited;
        var propertiesChanged = content.IsAnyUserPropertyDirty();
        content.UpdatingEntity();
        if (content.IsMoving())
        {
            Move(db, content, node);
            return;
        }
        var publishing = content.PublishedState == PublishedState.Publishing;
        if (NameOrPlaceChanged(content))
        {
            names.Sanitize(content, objectType, publishing);
        }
        content.SanitizeEntityPropertiesForXmlStorage();
        if (content.IsPropertyDirty(nameof(content.ParentId)))
        {
            NodePlacement.Place(db, content, objectType);
        }
        var partlyLoaded = content.Properties.Count < ContentValueReader.Count(schema.Current.ContentTypeOf(content.ContentTypeId));
        var previous = partlyLoaded ? version.Values : null;
        if (publishing && node.PublishedVersionId > 0)
        {
            db.Versions.Where(v => v.Id == node.PublishedVersionId).ExecuteUpdate(s => s.SetProperty(v => v.Published, false));
        }
        WriteVersions(db, content, node, version, previous, publishing, wasEdited);
        Finish(content, publishing, isNew: false, propertiesChanged || !unchangedState);
    }

    private static bool NameOrPlaceChanged(IContent content)
        => content.IsPropertyDirty(nameof(content.Name))
            || content.IsPropertyDirty(nameof(content.ParentId))
            || content.IsPropertyDirty(nameof(content.Trashed))
            || content.Name is null
            || (content.CultureInfos?.Values.Any(c => c.IsPropertyDirty(nameof(c.Name))) ?? false) // a changed value changes the date alone
            || content.ContentType.VariesByCulture() && content.CultureInfos is not { Count: > 0 };

    private static void CopyTo(NodeRow node, IContent content)
    {
        node.ParentId = content.ParentId;
        node.Trashed = content.Trashed;
        node.Name = content.Name;
        node.CreatorId = content.CreatorId;
        node.WriterId = content.WriterId;
        node.CreateDate = content.CreateDate;
        node.UpdateDate = content.UpdateDate;
        node.ContentTypeId = content.ContentTypeId;
    }

    /// <summary>A descendant of something moved changes its place alone.</summary>
    private void Move(UmbracoDbContext db, IContent content, NodeRow node)
    {
        node.Path = content.Path;
        node.Level = content.Level;
        node.Trashed = content.Trashed;
        node.UpdateDate = content.UpdateDate;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        Refreshed(content);
        content.ResetDirtyProperties();
    }

    private void WriteVersions(UmbracoDbContext db, IContent content, NodeRow node, VersionRow version, string? previous, bool publishing, bool wasEdited)
    {
        var varies = content.ContentType.VariesByCulture();
        var edited = EditedState.Of(content, publishing, wasEdited, schema.Current.DefaultLanguage?.IsoCode, editors.Value);
        if (varies)
        {
            content.SetCultureEdited(edited.Cultures);
            content.AdjustDates(content.UpdateDate, publishing);
        }
        CopyTo(version, content);
        version.Current = !publishing;
        version.Published = publishing;
        version.Values = StoredValues.Write(content, publishing, previous);
        version.Cultures = varies ? StoredCultures.Write(publishing ? content.PublishCultureInfos : content.CultureInfos) : null;
        var draft = version;
        if (publishing)
        {
            draft = new VersionRow { NodeId = node.Id, Current = true, Values = StoredValues.Write(content, false, previous), Cultures = varies ? StoredCultures.Write(content.CultureInfos) : null };
            CopyTo(draft, content);
            db.Versions.Add(draft);
        }
        var isNew = version.Id == 0;
        if (isNew)
        {
            db.Versions.Add(version);
        }
        db.SaveChanges();

        CopyTo(node, content);
        node.Path = content.Path;
        node.Level = content.Level;
        node.SortOrder = content.SortOrder;
        content.VersionId = node.VersionId = draft.Id;
        if (publishing)
        {
            content.PublishedVersionId = node.PublishedVersionId = version.Id;
        }
        node.Published = content.PublishedState switch
        {
            PublishedState.Publishing => true,
            PublishedState.Unpublishing => false,
            _ => content.Published,
        };
        content.Edited = node.Edited = !node.Published || edited.Any;
        node.EditedCultures = varies ? StoredCultures.JoinCodes(edited.Cultures) : null;
        if (varies)
        {
            DocumentCultures.Write(db, content, node, edited.Cultures);
        }
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private static void CopyTo(VersionRow version, IContent content)
    {
        version.VersionDate = content.UpdateDate;
        version.UserId = content.WriterId;
        version.Name = content.Name;
        version.TemplateId = content.TemplateId;
    }

    private void Finish(IContent content, bool publishing, bool isNew, bool referencesMayHaveChanged)
    {
        Refreshed(content);
        if (publishing)
        {
            content.Published = true;
            content.PublishTemplateId = content.TemplateId;
            content.PublisherId = content.WriterId;
            content.PublishName = content.Name;
            content.PublishDate = content.UpdateDate;
            tags.Set(content);
        }
        else if (content.PublishedState == PublishedState.Unpublishing)
        {
            content.Published = false;
            content.PublishTemplateId = null;
            content.PublisherId = null;
            content.PublishName = null;
            content.PublishDate = null;
            tags.Clear(content.Id);
        }
        if (referencesMayHaveChanged)
        {
            references.Save(content, isNew);
        }
        content.ResetDirtyProperties();
    }

    /// <summary>Told at once, and while the state still says what is being done: caches and alias services listen.</summary>
    private void Refreshed(IContent content)
    {
#pragma warning disable CS0618 // meant for caches of the persistence, which is what we are
        events.Publish(new ContentRefreshNotification(content, new EventMessages()));
#pragma warning restore CS0618
    }
}
