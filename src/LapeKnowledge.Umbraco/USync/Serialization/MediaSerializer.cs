using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class MediaSerializer(
    USyncRun run,
    IMediaService media,
    IMediaTypeService types,
    MediaFiles mediaFiles,
    IRelationService relations,
    PropertyValues values,
    IShortStringHelper shortStrings) : ContentSerializerBase<IMedia>(USyncKind.Media, run, values, shortStrings)
{
    private const string BinRelation = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias;

    protected override UmbracoObjectTypes ObjectType => UmbracoObjectTypes.Media;

    protected override IReadOnlyCollection<string> LeftOut =>
        [Constants.Conventions.Media.Width, Constants.Conventions.Media.Height, Constants.Conventions.Media.Bytes, Constants.Conventions.Media.Extension];

    protected override Task<IEnumerable<IMedia>> LoadAllAsync()
    {
        var all = media.GetPagedDescendants(-1, 0, int.MaxValue, out _)
            .Concat(media.GetPagedMediaInRecycleBin(0, int.MaxValue, out _))
            .DistinctBy(m => m.Key)
            .OrderBy(m => m.Level).ThenBy(m => m.Path, StringComparer.Ordinal)
            .ToList();
        all.ForEach(Run.Name);
        return Task.FromResult<IEnumerable<IMedia>>(all);
    }

    protected override Task<IEnumerable<IMedia>> LoadByKeysAsync(IReadOnlyCollection<Guid> keys)
        => Task.FromResult(keys.Count == 0 ? [] : media.GetByIds(keys));

    protected override IEnumerable<Guid> FormerParents(IMedia item)
        => relations.GetByChild(item, BinRelation).Select(r => Run.Names([r.ParentId], ObjectType).GetValueOrDefault(r.ParentId).Key);

    protected override Task<XElement> WriteAsync(IMedia item)
    {
        var node = Node(item);
        node.Add(Info(item), Properties(item));
        return Task.FromResult(node);
    }

    protected override async Task ApplyAsync(USyncFile file, IMedia? current)
    {
        var parentId = await ParentIdAsync(file);
        var item = current ?? Create(file, parentId);
        if (item.HasIdentity && !WantsTrash(file) && (item.ParentId != parentId || item.Trashed))
        {
            media.Move(item, parentId);
        }
        await ApplyCommonAsync(file, item);
        mediaFiles.Apply(file, item);
        Save(file, item);
        if (SortOrder(file) is { } order && item.SortOrder != order)
        {
            item.SortOrder = order;
            Save(file, item);
        }
        RememberSaved(item);
    }

    public override Task CompleteAsync(USyncFile file)
    {
        if (WantsTrash(file) && media.GetById(file.Key) is { Trashed: false } item)
        {
            var result = media.MoveToRecycleBin(item);
            Ensure(result.Success, file, result.Result?.Result, "moved to the recycle bin");
            RememberSaved(item);
        }
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(IMedia item, USyncFile because)
    {
        var result = media.Delete(item);
        Ensure(result.Success, because, result.Result?.Result, "deleted");
        return Task.CompletedTask;
    }

    private void Save(USyncFile file, IMedia item)
    {
        var result = media.Save(item);
        Ensure(result.Success, file, result.Result?.Result);
    }

    private global::Umbraco.Cms.Core.Models.Media Create(USyncFile file, int parentId)
    {
        var alias = file.Text(file.Info, "ContentType");
        var type = types.Get(alias) ?? throw file.Error(file.Info?.Element("ContentType"), $"the media type '{alias}' does not exist.");
        return new global::Umbraco.Cms.Core.Models.Media(file.Alias, parentId, type) { Key = file.Key };
    }
}
