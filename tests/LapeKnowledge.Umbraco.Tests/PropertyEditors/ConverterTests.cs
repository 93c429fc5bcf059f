using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

public sealed class ConverterTests(HostFixture host) : EditorTest(host)
{
    [Theory]
    [InlineData(Aliases.MarkdownEditor, "**lihava**", "<p><strong>lihava</strong></p>\n")]
    [InlineData(Aliases.RichText, """{"markup":"<p>Hei</p>","blocks":null}""", "<p>Hei</p>")]
    [InlineData(Aliases.RichText, "<p>Vanha</p>", "<p>Vanha</p>")]
    public async Task Text_becomes_markup(string alias, string stored, string html)
    {
        var value = (IHtmlEncodedString)(await ValueAsync(alias, stored))!;

        Assert.Equal(html, value.ToHtmlString());
    }

    [Fact]
    public async Task Dates_come_in_their_own_types()
    {
        Assert.Equal(new DateOnly(2026, 11, 21), await ValueAsync(Aliases.DateOnly, """{"date":"2026-11-21T00:00:00+00:00","timeZone":null}"""));
        Assert.Equal(new TimeOnly(13, 45), await ValueAsync(Aliases.TimeOnly, """{"date":"0001-01-01T13:45:00+00:00","timeZone":null}"""));
        Assert.Equal(new DateTime(2026, 11, 21, 8, 0, 0), await ValueAsync(Aliases.DateTimeUnspecified, """{"date":"2026-11-21T08:00:00+00:00","timeZone":null}"""));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(2)), await ValueAsync(Aliases.DateTimeWithTimeZone, """{"date":"2026-11-21T10:00:00+02:00","timeZone":"Europe/Helsinki"}"""));
        Assert.Equal(new DateTime(2026, 7, 11), await ValueAsync(Aliases.DateTime, new DateTime(2026, 7, 11)));
    }

    [Fact]
    public async Task Links_lead_to_where_their_targets_are()
    {
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var target = PublishedPage(type, "Kohde", PublishedPage(type, "Etusivu").Id);
        var hidden = Documents.Create("Luonnos", Constants.System.Root, target.ContentType.Alias);
        Documents.Save(hidden);
        var stored = $$"""[{"name":"Kohde","udi":"umb://document/{{target.Key:N}}","queryString":"#a"},{"name":"Piilossa","udi":"umb://document/{{hidden.Key:N}}"},{"name":"Ulos","url":"https://example.org","target":"_blank"}]""";

        var links = (IEnumerable<Link>)(await ValueAsync(Aliases.MultiUrlPicker, stored))!;

        Assert.Equal(["/kohde/#a", "https://example.org"], links.Select(l => l.Url));
        Assert.Equal([LinkType.Content, LinkType.External], links.Select(l => l.Type));
        var single = (Link)(await ValueAsync(Aliases.MultiUrlPicker, $"[{Json(stored).AsArray()[0]!.ToJsonString()}]", new { maxNumber = 1 }))!;
        Assert.Equal("Kohde", single.Name);
    }

    [Fact]
    public async Task Local_links_and_images_in_rich_text_get_their_addresses()
    {
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var target = PublishedPage(type, "Kohde", PublishedPage(type, "Etusivu").Id);
        var image = Image("/media/abc/kuva.png");
        var markup = $$"""<p><a type="document" href="/{localLink:{{target.Key}}}" title="x">a</a><a href="/{localLink:umb://document/{{target.Key:N}}}">b</a><img src="?rmode=max" data-udi="umb://media/{{image.Key:N}}" alt=""></p>""";
        var property = await PropertyAsync(Aliases.RichText, new JsonObject { ["markup"] = markup, ["blocks"] = null }.ToJsonString());

        var html = ((IHtmlEncodedString)property.GetValue()!).ToHtmlString()!;

        Assert.Contains("""href="/kohde/" title="x">a""", html, StringComparison.Ordinal);
        Assert.Contains("""<a href="/kohde/">b""", html, StringComparison.Ordinal);
        Assert.Matches("""<img src="/media/abc/kuva.png\?rmode=max&hmac=[0-9a-f]{64}" alt="">""", html);
        Assert.DoesNotContain("umb://", html, StringComparison.Ordinal);
        var api = (RichTextModel)property.GetDeliveryApiValue(expanding: false)!;
        Assert.Contains("""data-start-item-path="etusivu""", api.Markup, StringComparison.Ordinal);
        Assert.Matches("""<img src="/media/abc/kuva.png\?rmode=max&(amp;)?hmac=[0-9a-f]{64}" alt="">""", api.Markup);

        Documents.Unpublish(Documents.GetById(target.Key)!);
        Assert.DoesNotContain("/kohde/", ((IHtmlEncodedString)property.GetValue()!).ToHtmlString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picked_media_bring_their_crops()
    {
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var image = Image("/media/abc/kuva.png");
        var stored = $$$"""[{"key":"641f4870-ac1c-442a-9270-01fabd06b944","mediaKey":"{{{image.Key}}}","crops":[{"alias":"nosto","width":10,"height":10,"coordinates":{"x1":0.1,"y1":0,"x2":0,"y2":0}}],"focalPoint":{"left":0,"top":0.5}},{"key":"641f4870-ac1c-442a-9270-01fabd06b945","mediaKey":"{{{Guid.NewGuid()}}}"}]""";

        var one = Json(stored).AsArray()[0]!.ToJsonString();
        var single = (IPublishedContent)(await ValueAsync(Aliases.MediaPicker3, $"[{one}]", new { multiple = false, enableLocalFocalPoint = true }))!;
        var many = await PropertyAsync(Aliases.MediaPicker3, stored, new { multiple = true, enableLocalFocalPoint = true, crops = new[] { new { alias = "nosto", width = 400, height = 300 } } });

        Assert.Equal(image.Key, single.Key);
        Assert.Equal([image.Key], ((IEnumerable<IPublishedContent>)many.GetValue()!).Select(m => m.Key));
        var api = Assert.Single((IEnumerable<IApiMediaWithCrops>)many.GetDeliveryApiValue(expanding: false)!);
        Assert.Equal("/media/abc/kuva.png", api.Url);
        Assert.Equal(0.5m, api.FocalPoint!.Top);
        var crop = Assert.Single(api.Crops!);
        Assert.Equal((400, 0.1m), (crop.Width, crop.Coordinates!.X1));
    }

    [Fact]
    public async Task Empty_values_are_told_apart()
    {
        Assert.False((await PropertyAsync(Aliases.RichText, """{"markup":"","blocks":null}""")).HasValue());
        Assert.False((await PropertyAsync(Aliases.RichText, """{"markup":"<p></p>","blocks":null}""")).HasValue());
        Assert.True((await PropertyAsync(Aliases.RichText, """{"markup":"<p>a</p>","blocks":null}""")).HasValue());
        Assert.False((await PropertyAsync(Aliases.MediaPicker3, "[]")).HasValue());
        Assert.False((await PropertyAsync(Aliases.TextBox, "")).HasValue());
    }

    private IMedia Image(string path)
    {
        var image = Get<IMediaService>().CreateMedia("Kuva", Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        image.SetValue(Constants.Conventions.Media.File, new JsonObject { ["src"] = path }.ToJsonString());
        Assert.True(Get<IMediaService>().Save(image).Success);
        return image;
    }

    private async Task<object?> ValueAsync(string alias, object stored, object? configuration = null) => (await PropertyAsync(alias, stored, configuration)).GetValue();

    private async Task<IPublishedProperty> PropertyAsync(string alias, object stored, object? configuration = null)
    {
        var name = $"type{Guid.NewGuid():N}";
        var type = await TypeAsync(name, ContentVariation.Nothing, isElement: false, ("value", await DataTypeAsync(alias, configuration)));
        var page = Documents.Create($"Sivu {name}", Constants.System.Root, type);
        page.SetValue("value", stored);
        Publish(page);
        return Cache.GetById(page.Key)!.GetProperty("value")!;
    }
}
