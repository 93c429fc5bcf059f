using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>What is edited, and what is published, of blocks that vary by culture within a property that does not.</summary>
public sealed class BlockCultureTests(HostFixture host) : BlockTest(host)
{
    [Fact]
    public async Task A_published_document_is_not_edited_however_its_cultures_were_published()
    {
        var step = await StepAsync(ContentVariation.Culture);

        foreach (var cultures in new string[][][] { [[Finnish], [Swedish]], [[Finnish, Swedish]], [["*"]] })
        {
            var article = await PublishedArticleAsync(step, Both("johtaja", "ledare"), cultures);
            Assert.Equal((false, false, false), (article.Edited, article.IsCultureEdited(Finnish), article.IsCultureEdited(Swedish)));
            Documents.Delete(article);
        }
    }

    [Fact]
    public async Task A_changed_value_makes_its_own_culture_edited()
    {
        var step = await StepAsync(ContentVariation.Culture);

        Assert.Equal([Swedish], await EditedAsync(step, List(step, Both("johtaja", "rektor"))));
        Assert.Equal([Finnish], await EditedAsync(step, List(step, Both("rehtori", "ledare"))));
    }

    [Fact]
    public async Task A_block_that_comes_makes_the_cultures_edited_that_show_it()
    {
        var step = await StepAsync(ContentVariation.Culture);

        Assert.Equal([Swedish], await EditedAsync(step, List(step, [.. Both("johtaja", "ledare"), (Second, Swedish, "lärare")])));
        Assert.Equal([Finnish, Swedish], await EditedAsync(step, List(step, [.. Both("johtaja", "ledare"), (Second, Finnish, "opettaja"), (Second, Swedish, "lärare")])));
    }

    [Fact]
    public async Task Showing_a_block_in_a_culture_more_makes_that_culture_edited()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var hidden = List(step, Both("johtaja", "ledare"));
        hidden["expose"]!.AsArray().RemoveAt(1);

        Assert.Equal([Swedish], await EditedAsync(step, List(step, Both("johtaja", "ledare")), hidden));
    }

    [Fact]
    public async Task Another_order_makes_the_default_culture_edited()
    {
        var step = await StepAsync(ContentVariation.Culture);
        (Guid, string?, string)[] second = [(Second, Finnish, "opettaja"), (Second, Swedish, "lärare")];

        Assert.Equal([Finnish], await EditedAsync(step, List(step, [.. second, .. Both("johtaja", "ledare")]), List(step, [.. Both("johtaja", "ledare"), .. second])));
    }

    [Fact]
    public async Task Publishing_a_branch_publishes_the_culture_that_changed_within_a_block()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var article = await PublishedArticleAsync(step, Both("johtaja", "ledare"), [[Finnish, Swedish]]);
        article.SetValue("steps", List(step, Both("johtaja", "rektor")).ToJsonString());
        Documents.Save(article);

        var result = Assert.Single(Documents.PublishBranch(article, PublishBranchFilter.Default, [Finnish, Swedish]));

        Assert.Equal(PublishResultType.SuccessPublishCulture, result.Result);
        Assert.Equal(["rektor"], Whos(Cache.GetById(article.Key)!.GetProperty("steps")!, Swedish));
    }

    [Fact]
    public async Task A_property_that_ceases_to_vary_leaves_no_former_values_published()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var article = await PublishedArticleAsync(step, Both("johtaja", "ledare"), [[Finnish, Swedish]]);
        step.PropertyTypes.Single(p => p.Alias == "who").Variations = ContentVariation.Nothing;
        await Get<IContentTypeService>().UpdateAsync(step, Constants.Security.SuperUserKey);

        article.SetValue("steps", List(step, (First, null, "kaikki")).ToJsonString());
        Publish(article, Finnish);

        var published = Json((string)Documents.GetById(article.Key)!.GetValue("steps", published: true)!);
        Assert.Equal("kaikki", Assert.Single(published["contentData"]![0]!["values"]!.AsArray())!["value"]!.ToString());
        Assert.Single(published["expose"]!.AsArray());
    }

    [Fact]
    public async Task A_property_that_begins_to_vary_leaves_no_former_value_published()
    {
        var step = await StepAsync(ContentVariation.Culture);
        step.PropertyTypes.Single(p => p.Alias == "who").Variations = ContentVariation.Nothing;
        await Get<IContentTypeService>().UpdateAsync(step, Constants.Security.SuperUserKey);
        var article = await PublishedArticleAsync(step, [(First, null, "kaikki")], [[Finnish, Swedish]]);
        step.PropertyTypes.Single(p => p.Alias == "who").Variations = ContentVariation.Culture;
        await Get<IContentTypeService>().UpdateAsync(step, Constants.Security.SuperUserKey);

        article.SetValue("steps", List(step, Both("johtaja", "ledare")).ToJsonString());
        Publish(article, Swedish);

        var published = Json((string)Documents.GetById(article.Key)!.GetValue("steps", published: true)!);
        Assert.Equal(Swedish, Assert.Single(published["contentData"]![0]!["values"]!.AsArray())!["culture"]!.ToString());
        Assert.Equal(Swedish, Assert.Single(published["expose"]!.AsArray())!["culture"]!.ToString());
    }

    [Fact]
    public async Task What_an_editor_may_not_change_keeps_its_place_among_the_values()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var (before, after) = (List(step, Both("johtaja", "ledare")), List(step, Both("rehtori", "rektor")));

        var kept = Json((string)Editor(Aliases.BlockList).MergeVariantInvariantPropertyValue(before.ToJsonString(), after.ToJsonString(), true, [Swedish])!);

        Assert.Equal(["johtaja", "rektor"], kept["contentData"]![0]!["values"]!.AsArray().Select(v => v!["value"]!.ToString()));
    }

    [Fact]
    public async Task A_value_of_no_segment_stands_in_for_every_segment()
    {
        var step = await StepAsync(ContentVariation.Segment);
        var blocks = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var type = await TypeAsync("page", ContentVariation.Segment, isElement: false, ("steps", blocks));
        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var page = Documents.Create("Sivu", Constants.System.Root, Get<IContentTypeService>().Get("page")!);
        var value = List(step, (First, null, "kaikki"), (First, null, "vieraat"));
        value["contentData"]![0]!["values"]![1]!["segment"] = "guests";
        value["expose"]!.AsArray().RemoveAt(1);
        page.SetValue("steps", value.ToJsonString());
        Publish(page);

        Assert.Equal("kaikki", Who(null));
        Assert.Equal("vieraat", Who("guests"));
        Assert.Equal("kaikki", Who("members"));

        string? Who(string? segment)
        {
            Get<IVariationContextAccessor>().VariationContext = new VariationContext(null, segment);
            return ((Step)((BlockListModel)Cache.GetById(page.Key)!.GetProperty("steps")!.GetValue()!).Single().Content).Who;
        }
    }

    [Theory]
    [InlineData(null, "0.who.0,0.who.1,1.who.?fi,1.who.?sv")]
    [InlineData("*", "0.who.0,0.who.1,1.who.?fi,1.who.?sv")]
    [InlineData(Finnish, "0.who.0,1.who.?fi")]
    [InlineData(Swedish, "0.who.1,1.who.?sv")]
    public async Task Values_are_validated_in_the_cultures_asked_for(string? culture, string expected)
    {
        var step = await StepAsync(ContentVariation.Culture);
        var who = step.PropertyTypes.Single(p => p.Alias == "who");
        (who.Mandatory, who.ValidationRegExp) = (true, "^Valid.*$");
        await Get<IContentTypeService>().UpdateAsync(step, Constants.Security.SuperUserKey);
        var article = await ArticleAsync(step);
        Documents.Save(article);
        var value = List(step, [.. Both("johtaja", "ledare"), (Second, Finnish, ""), (Second, Swedish, "")]);
        value["contentData"]![1]!["values"] = new JsonArray();
        var model = new ValidateContentUpdateModel
        {
            Cultures = culture is null ? null : new HashSet<string> { culture },
            Variants = [new VariantModel { Culture = Finnish, Name = "Suomeksi" }, new VariantModel { Culture = Swedish, Name = "På svenska" }],
            Properties = [new PropertyValueModel { Alias = "steps", Value = value.ToJsonString() }],
        };

        var result = (await Get<IContentEditingService>().ValidateUpdateAsync(article.Key, model, Constants.Security.SuperUserKey)).Result;

        Assert.All(result.ValidationErrors, e => Assert.Equal(("steps", null, null), (e.Alias, e.Culture, e.Segment)));
        Assert.Equal(expected.Split(',').Select(Path).Order(), result.ValidationErrors.Select(e => e.JsonPath).Order());

        static string Path(string place)
        {
            var (block, at) = (place[0], place[6..]);
            var value = at[0] == '?' ? $"?(@.alias == 'who' && @.culture == '{at[1..]}-FI' && @.segment == null)" : at;
            return $".contentData[{block}].values[{value}].value";
        }
    }

    private static (Guid, string?, string)[] Both(string finnish, string swedish) => [(First, Finnish, finnish), (First, Swedish, swedish)];

    /// <summary>Published with what an editor's save makes of the value.</summary>
    private async Task<IContent> PublishedArticleAsync(IContentType step, (Guid, string?, string)[] blocks, string[][] cultures) => await PublishedArticleAsync(List(step, blocks), step, cultures);

    private async Task<IContent> PublishedArticleAsync(JsonObject value, IContentType step, string[][] cultures)
    {
        var article = Get<IContentTypeService>().Get("article") is { } type ? NewArticle(type) : await ArticleAsync(step);
        Documents.Save(article);
        var update = new ContentUpdateModel
        {
            Properties = [new PropertyValueModel { Alias = "steps", Value = value.ToJsonString() }],
            Variants = [new VariantModel { Culture = Finnish, Name = "Suomeksi" }, new VariantModel { Culture = Swedish, Name = "På svenska" }],
        };
        Assert.True((await Get<IContentEditingService>().UpdateAsync(article.Key, update, Constants.Security.SuperUserKey)).Success);
        article = Documents.GetById(article.Key)!;
        foreach (var some in cultures)
        {
            Assert.True(Documents.Publish(article, some).Success);
        }
        return Documents.GetById(article.Key)!;
    }

    private IContent NewArticle(IContentType type)
    {
        var article = Documents.Create(string.Empty, Constants.System.Root, type);
        article.SetCultureName("Suomeksi", Finnish);
        article.SetCultureName("På svenska", Swedish);
        return article;
    }

    /// <summary>The cultures that are edited once a value has taken the place of the published one.</summary>
    private async Task<string[]> EditedAsync(IContentType step, JsonObject after, JsonObject? before = null)
    {
        var article = await PublishedArticleAsync(before ?? List(step, Both("johtaja", "ledare")), step, [[Finnish, Swedish]]);
        article.SetValue("steps", after.ToJsonString());
        Documents.Save(article);
        var edited = Documents.GetById(article.Key)!.EditedCultures!.Order().ToArray();
        Documents.Delete(article);
        return edited;
    }
}
