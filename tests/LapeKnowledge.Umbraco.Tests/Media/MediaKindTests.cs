using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;
using FileAlias = Umbraco.Cms.Core.Constants.Conventions.Media;
using MediaTypes = Umbraco.Cms.Core.Constants.Conventions.MediaTypes;

namespace LapeKnowledge.Umbraco.Tests.Media;

/// <summary>Which media type a file has, and what media of a type needs.</summary>
public sealed class MediaKindTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IMediaTypeEditingService Types => Get<IMediaTypeEditingService>();

    private IMediaEditingService Editing => Get<IMediaEditingService>();

    [Theory]
    [InlineData("png", "Image:True, File:False")]
    [InlineData(".PNG", "Image:True, File:False")]
    [InlineData("pdf", "article:True, File:False")]
    [InlineData("abc", "File:False")]
    public async Task The_extension_of_a_file_tells_its_type(string extension, string expected)
    {
        await AddArticleTypeAsync("pdf", "docx");

        Assert.Equal(expected, await KindsOfAsync(extension));
        Assert.Equal(expected.Split(':')[0], (await Types.GetMediaTypesForFileExtensionAsync(extension, 0, 100)).Items.First().Alias);
    }

    [Fact]
    public async Task Types_that_name_the_extension_come_before_the_one_for_everything()
    {
        await AddArticleTypeAsync("pdf", "png");

        var kinds = (await KindsOfAsync("png")).Split(", ");
        Assert.Equal(["Image:True", "article:True"], kinds[..2].Order(StringComparer.Ordinal));
        Assert.Equal("File:False", kinds[2]);
        Assert.Equal("File:False", await KindsOfAsync("png", skip: 2, take: 1));
    }

    [Fact]
    public async Task The_alias_of_a_type_that_Umbraco_counts_on_stays()
    {
        foreach (var alias in new[] { MediaTypes.File, MediaTypes.Folder, MediaTypes.Image })
        {
            var type = Get<IMediaTypeService>().Get(alias)!;
            var result = await Types.UpdateAsync(type, new MediaTypeUpdateModel { Name = alias, Alias = alias + "_updated" }, User);

            Assert.Equal((false, ContentTypeOperationStatus.SystemAliasChangeNotAllowed), (result.Success, result.Status));
        }
    }

    [Fact]
    public async Task Every_setting_of_a_media_type_is_changed()
    {
        var (one, two, three) = (await CreatedAsync("one"), await CreatedAsync("two"), await CreatedAsync("three"));
        var created = await Types.CreateAsync(
            new MediaTypeCreateModel { Name = "Test", Alias = "test", AllowedAsRoot = true, AllowedContentTypes = [Sort(one, 10), Sort(two, 20)] }, User);
        Assert.True(created.Success);

        var result = await Types.UpdateAsync(created.Result!, new MediaTypeUpdateModel
        {
            Name = "Updated",
            Alias = "updated",
            Description = "Told",
            Icon = "icon icon-updated",
            AllowedAsRoot = false,
            AllowedContentTypes = [Sort(two, 20), Sort(three, 30)],
        }, User);

        Assert.True(result.Success, result.Status.ToString());
        var read = (await Get<IMediaTypeService>().GetAsync(created.Result!.Key))!;
        Assert.Equal(("Updated", "updated", "Told", "icon icon-updated", false), (read.Name, read.Alias, read.Description, read.Icon, read.AllowedAsRoot));
        Assert.Equal([(two.Key, 0, "two"), (three.Key, 1, "three")], read.AllowedContentTypes!.Select(a => (a.Key, a.SortOrder, a.Alias)));
    }

    [Theory]
    [InlineData(null, ContentEditingOperationStatus.PropertyValidationError)]
    [InlineData("", ContentEditingOperationStatus.PropertyValidationError)]
    [InlineData("reference-to-file", ContentEditingOperationStatus.Success)]
    public async Task A_file_that_is_needed_has_to_be_there(string? source, ContentEditingOperationStatus status)
    {
        var article = await AddArticleTypeAsync("pdf");

        var created = await Editing.CreateAsync(Model(article.Key, Guid.NewGuid(), source), User);

        Assert.Equal((status == ContentEditingOperationStatus.Success, status), (created.Success, created.Status));
    }

    [Fact]
    public async Task A_file_that_is_needed_cannot_be_taken_away()
    {
        var article = await AddArticleTypeAsync("pdf");
        var key = Guid.NewGuid();
        Assert.True((await Editing.CreateAsync(Model(article.Key, key, "reference-to-file"), User)).Success);

        var result = await Editing.ValidateUpdateAsync(key, new MediaUpdateModel { Variants = [new VariantModel { Name = "Item" }], Properties = [FileValue(string.Empty)] });

        Assert.Equal((false, ContentEditingOperationStatus.PropertyValidationError), (result.Success, result.Status));
    }

    [Fact]
    public async Task A_key_whose_beginning_tells_the_time_is_refused_because_files_lie_in_folders_named_by_it()
    {
        var article = await AddArticleTypeAsync("pdf");

        var result = await Editing.CreateAsync(Model(article.Key, Guid.CreateVersion7(), "reference-to-file"), User);

        Assert.Equal((false, ContentEditingOperationStatus.InvalidKey), (result.Success, result.Status));
    }

    private static MediaCreateModel Model(Guid type, Guid key, string? source) => new()
    {
        ContentTypeKey = type,
        ParentKey = Constants.System.RootKey,
        Key = key,
        Variants = [new VariantModel { Name = "Item" }],
        Properties = source is null ? [] : [FileValue(source)],
    };

    private static PropertyValueModel FileValue(string source) => new() { Alias = FileAlias.File, Value = new JsonObject { ["src"] = source } };

    private static ContentTypeSort Sort(IMediaType type, int order) => new(type.Key, order, type.Alias);

    private async Task<string> KindsOfAsync(string extension, int skip = 0, int take = 100)
        => string.Join(", ", (await Types.GetMediaTypesForFileExtensionWithMatchInfoAsync(extension, skip, take)).Items.Select(m => $"{m.MediaType.Alias}:{m.IsSpecificMatch}"));

    private async Task<IMediaType> CreatedAsync(string alias)
        => (await Types.CreateAsync(new MediaTypeCreateModel { Name = alias, Alias = alias }, User)).Result ?? throw new InvalidOperationException(alias);

    /// <summary>A type with an upload of its own that takes some kinds of files, as the stock article has.</summary>
    private async Task<IMediaType> AddArticleTypeAsync(params string[] extensions)
    {
        var upload = (IDataType)(await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.UploadGuid))!.DeepClone();
        upload.ResetIdentity();
        upload.Key = Guid.NewGuid();
        upload.Name = "Upload article";
        upload.ConfigurationData = new Dictionary<string, object> { ["fileExtensions"] = extensions };
        Assert.True((await Get<IDataTypeService>().CreateAsync(upload, User)).Success);
        var result = await Types.CreateAsync(new MediaTypeCreateModel
        {
            Name = "Article",
            Alias = "article",
            AllowedAsRoot = true,
            Properties =
            [
                new MediaTypePropertyTypeModel
                {
                    Key = Guid.NewGuid(),
                    Name = "Article",
                    Alias = FileAlias.File,
                    DataTypeKey = upload.Key,
                    Validation = new PropertyTypeValidation { Mandatory = true },
                },
            ],
        }, User);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result!;
    }
}
