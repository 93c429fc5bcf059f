using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;
using static Umbraco.Cms.Core.Constants.Conventions.Media;
using DataTypeKeys = Umbraco.Cms.Core.Constants.DataTypes.Guids;
using Keys = Umbraco.Cms.Core.Constants.MediaTypes.Guids;

namespace LapeKnowledge.Umbraco.Tests;

internal static class StockMediaTypes
{
    private const int FolderId = 1031;
    private const int ImageId = 1032;
    private const int FileId = 1033;

    public static void AddTo(UmbracoDbContext db)
    {
        Add(db, FolderId, Keys.FolderGuid, new StoredContentType
        {
            Alias = Constants.Conventions.MediaTypes.Folder,
            Icon = "icon-folder",
            AllowedAsRoot = true,
            ListView = Constants.DataTypes.Guids.ListViewMediaGuid,
            AllowedTypes =
            [
                new StoredAllowedType(Keys.FolderGuid, 0, Constants.Conventions.MediaTypes.Folder),
                new StoredAllowedType(Keys.ImageGuid, 1, Constants.Conventions.MediaTypes.Image),
                new StoredAllowedType(Keys.FileGuid, 2, Constants.Conventions.MediaTypes.File),
            ],
        });
        Add(db, ImageId, Keys.ImageGuid, new StoredContentType
        {
            Alias = Constants.Conventions.MediaTypes.Image,
            Icon = "icon-picture",
            AllowedAsRoot = true,
            Groups = [Group(3, "79ed4d07-254a-42cf-8fa9-ebe1c116a596", "image", "Image")],
            Properties =
            [
                Property(6, 3, Constants.Conventions.Media.File, "Image", Constants.DataTypes.ImageCropper, DataTypeKeys.ImageCropper) with { Mandatory = true },
                Number(7, 3, Width, "Width"),
                Number(8, 3, Height, "Height"),
                Size(9, 3),
                FileType(10, 3),
            ],
        });
        Add(db, FileId, Keys.FileGuid, new StoredContentType
        {
            Alias = Constants.Conventions.MediaTypes.File,
            Icon = "icon-document",
            AllowedAsRoot = true,
            Groups = [Group(4, "50899f9c-023a-4466-b623-aba9049885fe", "file", "File")],
            Properties =
            [
                Property(24, 4, Constants.Conventions.Media.File, "File", Constants.DataTypes.Upload, DataTypeKeys.Upload) with { Mandatory = true },
                FileType(25, 4),
                Size(26, 4),
            ],
        });
    }

    private static void Add(UmbracoDbContext db, int id, Guid key, StoredContentType definition)
        => StockRows.AddDefinition(db, id, key, Constants.ObjectTypes.MediaType, definition.Alias, definition.Alias, StoredSchema.Serialize(definition));

    private static StoredPropertyGroup Group(int id, string key, string alias, string name) => new(id, new Guid(key), alias, name, PropertyGroupType.Group, 1);

    private static StoredPropertyType Number(int id, int group, string alias, string name)
        => Property(id, group, alias, name, Constants.DataTypes.LabelInt, DataTypeKeys.LabelInt);

    private static StoredPropertyType Size(int id, int group)
        => Property(id, group, Bytes, "Size", Constants.DataTypes.LabelBigint, DataTypeKeys.LabelBigInt);

    private static StoredPropertyType FileType(int id, int group)
        => Property(id, group, Extension, "Type", Constants.DataTypes.LabelString, DataTypeKeys.LabelString);

    private static StoredPropertyType Property(int id, int group, string alias, string name, int dataTypeId, string dataTypeKey) => new()
    {
        Id = id,
        Key = IntKey(id),
        Alias = alias,
        Name = name,
        DataTypeId = dataTypeId,
        DataTypeKey = new Guid(dataTypeKey),
        GroupId = group,
        SortOrder = id,
    };

    /// <summary>Umbraco gives its stock property types keys made from their ids.</summary>
    private static Guid IntKey(int id) => id.ToGuid();
}
