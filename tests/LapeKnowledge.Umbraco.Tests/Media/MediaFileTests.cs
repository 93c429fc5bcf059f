using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Umbraco.Tests.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using static Umbraco.Cms.Core.Constants.Conventions.Media;

namespace LapeKnowledge.Umbraco.Tests.Media;

/// <summary>The files of media items and documents, from upload to deletion.</summary>
public sealed class MediaFileTests(HostFixture host) : HostTest(host)
{
    private const string FileAlias = Constants.Conventions.Media.File;

    private IMediaService Media => Get<IMediaService>();

    private MediaFileManager Files => Get<MediaFileManager>();

    [Fact]
    public void A_files_size_type_and_dimensions_are_filled_in()
    {
        var image = Uploaded("Image", Constants.Conventions.MediaTypes.Image, "koala.png", Png(640, 480));

        Assert.Equal(("png", "640", "480"), (image.GetValue<string>(Extension), image.GetValue<string>(Width), image.GetValue<string>(Height)));
        Assert.Equal("32", image.GetValue<string>(Bytes));
        Assert.Equal(image.Id, Media.GetMediaByPath(image.GetValue<string>(FileAlias)!)!.Id);

        image.SetValue(FileAlias, null);
        Media.Save(image);
        Assert.Null(Media.GetById(image.Id)!.GetValue(Extension));
    }

    [Fact]
    public void A_file_goes_when_its_item_is_deleted_and_not_before()
    {
        var file = Uploaded("Text", Constants.Conventions.MediaTypes.File, "text.txt", "hello"u8.ToArray());
        var path = Files.FileSystem.GetRelativePath(file.GetValue<string>(FileAlias)!);
        Assert.True(Files.FileSystem.FileExists(path));

        Media.MoveToRecycleBin(file);
        Assert.True(Files.FileSystem.FileExists(path));

        Media.EmptyRecycleBin();
        Assert.False(Files.FileSystem.FileExists(path));
    }

    [Fact]
    public void A_copied_document_has_files_of_its_own()
    {
        var type = NewTypes.Document(Host, "page");
        type.AddPropertyType(NewTypes.Property(Host, "upload", dataTypeId: Constants.DataTypes.Upload), "content", "Content");
        type.Saved(Host);
        var document = NewTypes.Content(Host, type, "One");
        Upload(document, "upload", "text.txt", "hello"u8.ToArray());
        Get<IContentService>().Save(document);

        var copy = Get<IContentService>().Copy(document, -1, false)!;

        var (original, copied) = (document.GetValue<string>("upload")!, Get<IContentService>().GetById(copy.Id)!.GetValue<string>("upload")!);
        Assert.NotEqual(original, copied);
        Get<IContentService>().Delete(document);
        Assert.False(Files.FileSystem.FileExists(Files.FileSystem.GetRelativePath(original)));
        Assert.True(Files.FileSystem.FileExists(Files.FileSystem.GetRelativePath(copied)));
    }

    [Fact]
    public async Task Files_within_blocks_are_copied_and_deleted_with_their_document()
    {
        var type = await BlockTypeAsync();
        var document = NewTypes.Content(Host, type, "One");
        var path = Files.GetMediaPath("text.txt", document.Key, Guid.NewGuid());
        Files.FileSystem.AddFile(path, new MemoryStream("hello"u8.ToArray()));
        document.SetValue("blocks", BlockText(Files.FileSystem.GetUrl(path)));
        Get<IContentService>().Save(document);

        var copy = Get<IContentService>().GetById(Get<IContentService>().Copy(document, -1, false)!.Id)!;
        var copied = NestedFile(copy);
        Assert.NotEqual(path, copied);
        Assert.True(Files.FileSystem.FileExists(copied));

        Get<IContentService>().Delete(document);
        Assert.Equal((false, true), (Files.FileSystem.FileExists(path), Files.FileSystem.FileExists(copied)));
        Get<IContentService>().MoveToRecycleBin(copy);
        Assert.True(Files.FileSystem.FileExists(copied));
        await Get<IContentService>().EmptyRecycleBinAsync(Constants.Security.SuperUserKey);
        Assert.False(Files.FileSystem.FileExists(copied));
    }

    [Fact]
    public async Task A_blueprint_has_files_of_its_own_and_so_has_what_is_begun_from_it()
    {
        var type = NewTypes.Document(Host, "page");
        type.AddPropertyType(NewTypes.Property(Host, "upload", dataTypeId: Constants.DataTypes.Upload), "content", "Content");
        type.Saved(Host);
        var document = NewTypes.Content(Host, type, "One");
        Upload(document, "upload", "text.txt", "hello"u8.ToArray());
        Get<IContentService>().Save(document);
        var blueprints = Get<IContentBlueprintEditingService>();

        var blueprint = (await blueprints.CreateFromContentAsync(document.Key, "Pohja", null, Constants.Security.SuperUserKey)).Result.Content!;
        var scaffold = (await blueprints.GetScaffoldedAsync(blueprint.Key))!;

        string[] files = [document.GetValue<string>("upload")!, Get<IContentService>().GetBlueprintById(blueprint.Key)!.GetValue<string>("upload")!, scaffold.GetValue<string>("upload")!];
        Assert.Equal(3, files.Distinct().Count());
        Assert.All(files, f => Assert.True(Files.FileSystem.FileExists(Files.FileSystem.GetRelativePath(f))));
    }

    /// <summary>A type whose block list has blocks of itself in their turn: an element with an upload field and a block list.</summary>
    private async Task<IContentType> BlockTypeAsync()
    {
        var upload = NewTypes.Document(Host, "attachment");
        upload.IsElement = true;
        upload.AddPropertyType(NewTypes.Property(Host, "upload", dataTypeId: Constants.DataTypes.Upload), "content", "Content");
        upload.Saved(Host);
        var list = new DataType(Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.BlockList]!, Get<global::Umbraco.Cms.Core.Serialization.IConfigurationEditorJsonSerializer>())
        {
            Name = "Blocks",
            EditorUiAlias = "Blocks",
            DatabaseType = ValueStorageType.Ntext,
        };
        Assert.True((await Get<IDataTypeService>().CreateAsync(list, Constants.Security.SuperUserKey)).Success);
        upload.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), list, "blocks") { Name = "Blocks" }, "content", "Content");
        upload.Saved(Host);
        var type = NewTypes.Document(Host, "page");
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), list, "blocks") { Name = "Blocks" }, "content", "Content");
        return type.Saved(Host);
    }

    /// <summary>A block with a block in it that names a file.</summary>
    private string BlockText(string url)
    {
        var element = Get<IContentTypeService>().Get("attachment")!;
        return Block("blocks", Block("upload", url));

        string Block(string alias, string value)
        {
            var key = Guid.NewGuid();
            return JsonSerializer.Serialize(new
            {
                contentData = new[] { new { contentTypeKey = element.Key, key, values = new[] { new { alias, value } } } },
                settingsData = Array.Empty<object>(),
                expose = new[] { new { contentKey = key } },
                layout = new Dictionary<string, object> { [Constants.PropertyEditors.Aliases.BlockList] = new[] { new { contentKey = key } } },
            });
        }
    }

    private string NestedFile(IContent content)
    {
        var outer = JsonNode.Parse(content.GetValue<string>("blocks")!)!;
        var inner = outer["contentData"]![0]!["values"]![0]!["value"]!;
        var read = inner is JsonValue text ? JsonNode.Parse(text.GetValue<string>())! : inner;
        return Files.FileSystem.GetRelativePath(read["contentData"]![0]!["values"]![0]!["value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"src":"/media/a.jpg","crops":[]}""", "/media/a.jpg")]
    [InlineData("/media/a.jpg", "/media/a.jpg")]
    [InlineData("""{"crops":[]}""", null)]
    [InlineData("{broken", null)]
    [InlineData(" ", null)]
    public void The_address_of_a_cropped_image_is_read(string value, string? expected)
    {
        Get<MediaUrlGeneratorCollection>().TryGetMediaPath(Constants.PropertyEditors.Aliases.ImageCropper, value, out var path);

        Assert.Equal(expected, path);
    }

    [Fact]
    public void Dimensions_are_read_from_headers()
    {
        var headers = Get<global::Umbraco.Cms.Core.Media.IImageDimensionExtractor>();
        byte[] gif = [.. "GIF89a"u8, 3, 0, 2, 0, 0, 0, 0];
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, .. new byte[20]];

        Assert.Equal(new System.Drawing.Size(640, 480), headers.GetDimensions(new MemoryStream(Png(640, 480))));
        Assert.Equal(new System.Drawing.Size(3, 2), headers.GetDimensions(new MemoryStream(gif)));
        Assert.Equal(new System.Drawing.Size(30, 20), headers.GetDimensions(new MemoryStream(jpeg)));
        Assert.Null(headers.GetDimensions(new MemoryStream("no image at all, however long it may be"u8.ToArray())));
        Assert.Null(headers.GetDimensions(new MemoryStream()));
    }

    [Fact]
    public async Task Media_is_edited_through_the_editing_service()
    {
        var editing = Get<IMediaEditingService>();
        var created = await editing.CreateAsync(
            new MediaCreateModel { ContentTypeKey = Constants.MediaTypes.Guids.FolderGuid, ParentKey = null, Key = Guid.NewGuid(), Variants = [new VariantModel { Name = "Folder" }] },
            Constants.Security.SuperUserKey);
        Assert.Equal(ContentEditingOperationStatus.Success, created.Status);
        var key = created.Result.Content!.Key;

        var updated = await editing.UpdateAsync(key, new MediaUpdateModel { Variants = [new VariantModel { Name = "Renamed" }] }, Constants.Security.SuperUserKey);
        Assert.Equal(ContentEditingOperationStatus.Success, updated.Status);
        Assert.Equal("Renamed", (await editing.GetAsync(key))!.Name);

        Assert.True((await editing.MoveToRecycleBinAsync(key, Constants.Security.SuperUserKey)).Success);
        Assert.True((await editing.RestoreAsync(key, null, Constants.Security.SuperUserKey)).Success);
        Assert.False((await editing.GetAsync(key))!.Trashed);
        Assert.True((await editing.DeleteAsync(key, Constants.Security.SuperUserKey)).Success);
        Assert.Null(await editing.GetAsync(key));
        Assert.Equal(ContentEditingOperationStatus.NotFound, (await editing.DeleteAsync(key, Constants.Security.SuperUserKey)).Status);
    }

    private IMedia Uploaded(string name, string type, string fileName, byte[] content)
    {
        var media = Media.CreateMedia(name, -1, type);
        Upload(media, FileAlias, fileName, content);
        Assert.True(Media.Save(media).Success);
        return media;
    }

    private void Upload(IContentBase content, string alias, string fileName, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        content.SetValue(Files, Get<MediaUrlGeneratorCollection>(), Get<IShortStringHelper>(), Get<IContentTypeBaseServiceProvider>(), alias, fileName, stream);
    }

    private static byte[] Png(int width, int height)
    {
        var header = new byte[32];
        byte[] start = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8];
        start.CopyTo(header, 0);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), height);
        return header;
    }
}
