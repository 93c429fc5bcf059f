using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>Types that vary by segment, alone or in each culture.</summary>
public sealed class SegmentTests(HostFixture host) : EnglishSiteTest(host)
{
    private static readonly string?[] Segments = [null, "first", "second"];

    [Theory]
    [InlineData(ContentVariation.Segment)]
    [InlineData(ContentVariation.CultureAndSegment)]
    public async Task Every_segment_is_created_changed_and_published(ContentVariation variations)
    {
        await AddDanishAsync();
        var type = await TypeAsync("segmented", variations);
        string?[] cultures = variations == ContentVariation.Segment ? [null] : [English, Danish];
        var variants = cultures.SelectMany(c => Segments.Select(s => (Culture: c, Segment: s))).ToArray();
        var names = variants.Select(v => Name("Page " + v.Culture, v.Culture, v.Segment)).ToArray();

        var document = await CreatedAsync(Model(type, names, [Value("code", "42"), .. variants.Select(v => Value("title", $"{v.Culture}/{v.Segment}", v.Culture, v.Segment))]));
        Assert.All(variants, v => Assert.Equal($"{v.Culture}/{v.Segment}", Reload(document).GetValue("title", v.Culture, v.Segment)));

        var update = new ContentUpdateModel { Variants = names, Properties = variants.Select(v => Value("title", $"{v.Culture}/{v.Segment}!", v.Culture, v.Segment)) };
        Assert.Equal(ContentEditingOperationStatus.Success, (await Editing.UpdateAsync(document.Key, update, User)).Status);
        var published = await Publishing.PublishAsync(document.Key, cultures.Select(c => new CulturePublishScheduleModel { Culture = c }).ToArray(), User);

        Assert.Equal(ContentPublishingOperationStatus.Success, published.Status);
        Assert.All(variants, v => Assert.Equal($"{v.Culture}/{v.Segment}!", Reload(document).GetValue("title", v.Culture, v.Segment, published: true)));
        var title = Published.GetById(document.Key)!.GetProperty("title")!;
        Assert.All(variants, v => Assert.Equal($"{v.Culture}/{v.Segment}!", title.GetSourceValue(v.Culture ?? string.Empty, v.Segment ?? string.Empty)));
    }

    [Fact]
    public async Task The_default_segment_cannot_be_left_out()
    {
        var type = await TypeAsync("segmented", ContentVariation.Segment);

        var result = await Editing.CreateAsync(Model(type, [Name("Page", segment: "first")], Value("title", "1", segment: "first")), User);

        Assert.Equal(ContentEditingOperationStatus.ContentTypeSegmentVarianceMismatch, result.Status);
    }

    [Theory]
    [InlineData("default", "of the segment", "of the segment")]
    [InlineData(null, "of the segment", "of the segment")]
    [InlineData("default", null, "default")]
    [InlineData(null, null, null)]
    public async Task A_segment_without_a_value_shows_the_default_one(string? byDefault, string? bySegment, string? shown)
    {
        var type = await TypeAsync("segmented", ContentVariation.Segment);
        var document = new Content("Page", -1, type);
        document.SetValue("title", byDefault);
        document.SetValue("title", bySegment, segment: "first");
        Documents.Save(document);
        Assert.True(Documents.Publish(document, AllCultures).Success);
        using var context = Get<IUmbracoContextFactory>().EnsureUmbracoContext();
        var page = Published.GetById(document.Key)!;

        Vary(null);
        Assert.Equal(shown ?? string.Empty, page.Value<string>(Get<IPublishedValueFallback>(), "title", segment: "first"));
        Assert.Equal(byDefault ?? string.Empty, page.Value<string>(Get<IPublishedValueFallback>(), "title", segment: string.Empty));
        Vary("first");
        Assert.Equal(shown, Get<IApiContentBuilder>().Build(page)!.Properties["title"]);
        Vary(null);
        Assert.Equal(byDefault, Get<IApiContentBuilder>().Build(page)!.Properties["title"]);
    }

    private void Vary(string? segment) => Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture: null, segment);
}
