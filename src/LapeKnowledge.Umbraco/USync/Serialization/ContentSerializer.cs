using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class ContentSerializer(
    USyncRun run,
    IContentService content,
    IContentTypeService types,
    ContentPublishing publishing,
    ContentTemplates templates,
    IRelationService relations,
    PropertyValues values,
    IShortStringHelper shortStrings) : ContentSerializerBase<IContent>(USyncKind.Content, run, values, shortStrings)
{
    private const string BinRelation = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias;

    private Dictionary<string, IContentType>? _types;

    protected override UmbracoObjectTypes ObjectType => UmbracoObjectTypes.Document;

    public override Task PrepareAsync(IReadOnlyCollection<USyncFile> files)
    {
        _types = types.GetAll().ToDictionary(t => t.Alias, StringComparer.OrdinalIgnoreCase);
        return base.PrepareAsync(files);
    }

    public override async Task<XElement> WantedAsync(USyncFile file)
    {
        if (!await templates.IsMissingAsync(file))
        {
            return file.Root;
        }
        var wanted = new XElement(file.Root);
        wanted.Element("Info")!.Element("Template")!.Remove();
        return wanted;
    }

    protected override Task<IEnumerable<IContent>> LoadAllAsync()
    {
        var all = content.GetPagedDescendants(-1, 0, int.MaxValue, out _)
            .Concat(content.GetPagedContentInRecycleBin(0, int.MaxValue, out _))
            .DistinctBy(c => c.Key)
            .OrderBy(c => c.Level).ThenBy(c => c.Path, StringComparer.Ordinal)
            .ToList();
        all.ForEach(Run.Name);
        return Task.FromResult<IEnumerable<IContent>>(all);
    }

    protected override Task<IEnumerable<IContent>> LoadByKeysAsync(IReadOnlyCollection<Guid> keys)
        => Task.FromResult(keys.Count == 0 ? [] : content.GetByIds(keys));

    protected override IEnumerable<Guid> FormerParents(IContent item)
        => relations.GetByChild(item, BinRelation).Select(r => Run.Names([r.ParentId], ObjectType).GetValueOrDefault(r.ParentId).Key);

    protected override async Task<XElement> WriteAsync(IContent item)
    {
        var info = Info(item);
        info.Add(
            ContentPublishing.Published(item),
            publishing.Schedule(item),
            await templates.ElementAsync(item));
        var node = Node(item);
        node.Add(info, Properties(item));
        return node;
    }

    protected override async Task ApplyAsync(USyncFile file, IContent? current)
    {
        var parentId = await ParentIdAsync(file);
        var item = current ?? Create(file, parentId);
        if (item.HasIdentity && !WantsTrash(file) && (item.ParentId != parentId || item.Trashed))
        {
            content.Move(item, parentId);
        }
        await ApplyCommonAsync(file, item);
        await templates.ApplyAsync(file, item);
        Save(file, item, publishing.Schedules(file, item));
        if (SortOrder(file) is { } order && item.SortOrder != order)
        {
            item.SortOrder = order; // a new item gets the next free place first
            Save(file, item, null);
        }
        RememberSaved(item);
        if (!WantsTrash(file))
        {
            await publishing.PublishAsync(file, item);
        }
    }

    public override async Task CompleteAsync(USyncFile file)
    {
        if (!WantsTrash(file))
        {
            await publishing.PublishBelowUnpublishedAsync(file);
            return;
        }
        if (content.GetById(file.Key) is { Trashed: false } item) // what lies below a trashed parent has gone with it
        {
            var result = content.MoveToRecycleBin(item);
            Ensure(result.Success, file, result.Result, "moved to the recycle bin");
            RememberSaved(item);
        }
    }

    public override Task FinishAsync() => publishing.RestoreMandatoryLanguagesAsync();

    protected override Task RemoveAsync(IContent item, USyncFile because)
    {
        var result = content.Delete(item);
        Ensure(result.Success, because, result.Result, "deleted");
        return Task.CompletedTask;
    }

    private void Save(USyncFile file, IContent item, ContentScheduleCollection? schedules)
    {
        var result = content.Save(item, contentSchedule: schedules);
        Ensure(result.Success, file, result.Result);
    }

    private Content Create(USyncFile file, int parentId)
    {
        var alias = file.Text(file.Info, "ContentType");
        return _types!.TryGetValue(alias, out var type)
            ? new Content(file.Alias, parentId, type) { Key = file.Key }
            : throw file.Error(file.Info?.Element("ContentType"), $"the content type '{alias}' does not exist.");
    }
}
