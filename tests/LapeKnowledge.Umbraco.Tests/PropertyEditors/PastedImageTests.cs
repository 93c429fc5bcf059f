using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Umbraco.Tests.Media;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;
using MediaTypes = Umbraco.Cms.Core.Constants.Conventions.MediaTypes;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>Images pasted into a rich text become media items when it is saved.</summary>
public sealed class PastedImageTests(HostFixture host) : EditorTest(host)
{
    private static readonly byte[] Svg = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2"/></svg>""");

    private IMediaService Media => Get<IMediaService>();

    [Theory]
    [InlineData("piirros.png", true, MediaTypes.Image)]
    [InlineData("piirros.SVG", true, MediaTypes.VectorGraphicsAlias)]
    [InlineData("piirros.svg", false, MediaTypes.Image)]
    public async Task An_image_becomes_a_media_item_of_its_kind(string fileName, bool hasDrawings, string type)
    {
        if (hasDrawings)
        {
            var drawing = Get<IMediaTypeService>().Get(MediaTypes.Image)!.DeepCloneWithResetIdentities(MediaTypes.VectorGraphicsAlias);
            Assert.True((await Get<IMediaTypeService>().CreateAsync((IMediaType)drawing, Constants.Security.SuperUserKey)).Success);
        }
        var upload = await UploadAsync(fileName);

        var markup = Saved($"""<p>Ennen <img src="blob:http://localhost/1" alt="Kaavio" data-tmpimg="{upload:D}"> jälkeen</p>""");

        var item = Assert.Single(Media.GetRootMedia());
        Assert.Equal(type, item.ContentType.Alias);
        Assert.False(string.IsNullOrEmpty(item.GetValue<string>(Constants.Conventions.Media.File)));
        Assert.Equal($"""<p>Ennen <img src="" alt="Kaavio" data-udi="{item.GetUdi()}"> jälkeen</p>""", markup);
        Assert.Null(await Get<ITemporaryFileService>().GetAsync(upload)); // it is a file of the item now
    }

    [Fact]
    public async Task An_image_is_shown_from_where_the_item_is()
    {
        var upload = await UploadAsync("piirros.png");
        var stored = Stored(Aliases.RichText, Value($"""<p><img data-tmpimg="{upload:D}" width="40" height="20"></p>"""));

        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var shown = Json(await EditedAsync(Aliases.RichText, stored))["markup"]!.GetValue<string>();

        Assert.Contains("src=\"/media/", shown, StringComparison.Ordinal);
        Assert.Contains("width=40", shown, StringComparison.Ordinal);
        Assert.Contains("height=20", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_stands_twice_is_one_item()
    {
        var (first, second) = (await UploadAsync("yksi.png"), await UploadAsync("kaksi.png"));

        var markup = Saved($"""<p><img data-tmpimg="{first:D}"><img data-tmpimg="{first:D}"><img data-tmpimg="{second:D}"></p>""");

        Assert.Equal(2, Media.GetRootMedia().Count());
        Assert.Equal(3, markup.Split("data-udi").Length - 1);
        Assert.DoesNotContain("data-tmpimg", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_go_to_the_folder_of_the_data_type()
    {
        var folder = Media.CreateMedia("Kuvat", Constants.System.Root, MediaTypes.Folder);
        Media.Save(folder);
        var upload = await UploadAsync("piirros.png");

        Stored(Aliases.RichText, Value($"""<p><img data-tmpimg="{upload:D}"></p>"""), new { mediaParentId = folder.Key });

        Assert.Equal([folder.Id], Media.GetRootMedia().Select(m => m.Id));
        Assert.Single(Media.GetPagedChildren(folder.Id, 0, 10, out _));
    }

    [Theory]
    [InlineData("""<p>Teksti&nbsp;<img data-tmpimg="0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"></p>""")]
    [InlineData("""<p>Teksti&nbsp;<img data-tmpimg="../../etc/passwd"></p>""")]
    public void An_upload_that_is_not_there_changes_nothing(string markup)
    {
        Assert.Equal(markup, Saved(markup));
        Assert.Empty(Media.GetRootMedia());
    }

    private string Saved(string markup) => Json((string)Stored(Aliases.RichText, Value(markup))!)["markup"]!.GetValue<string>();

    private static string Value(string markup) => new JsonObject { ["markup"] = markup, ["blocks"] = null }.ToJsonString(JsonSerializerOptions.Web);

    private async Task<Guid> UploadAsync(string fileName)
    {
        var content = fileName.EndsWith("png", StringComparison.Ordinal) ? TestImages.Png(4, 4) : Svg;
        var result = await Get<ITemporaryFileService>().CreateAsync(new CreateTemporaryFileModel { Key = Guid.NewGuid(), FileName = fileName, OpenReadStream = () => new MemoryStream(content) });
        Assert.Equal(TemporaryFileOperationStatus.Success, result.Status);
        return result.Result!.Key;
    }
}
