using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

public sealed class BlockTests(HostFixture host) : BlockTest(host)
{
    [Fact]
    public async Task A_block_list_gives_typed_blocks_in_the_order_of_the_layout()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var property = await PublishedAsync(step, List(step, (Second, null, "opettaja"), (First, null, "johtaja")));

        var blocks = (BlockListModel)property.GetValue()!;

        Assert.Equal(["opettaja", "johtaja"], blocks.OfType<BlockListItem<Step>>().Select(b => b.Content.Who ?? string.Empty));
        Assert.Equal(2, ((ApiBlockListModel)property.GetDeliveryApiValue(expanding: false)!).Items.Count());
        Assert.Equal("opettaja", ((ApiBlockListModel)property.GetDeliveryApiValue(expanding: false)!).Items.First().Content.Properties["who"]);
    }

    [Fact]
    public async Task A_block_that_is_not_exposed_or_not_configured_is_not_shown()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var value = List(step, (First, null, "johtaja"), (Second, null, "opettaja"));
        value["expose"]!.AsArray().RemoveAt(0);

        var blocks = (BlockListModel)(await PublishedAsync(step, value)).GetValue()!;

        Assert.Equal([Second], blocks.Select(b => b.ContentKey));
    }

    [Fact]
    public async Task Blocks_vary_by_culture_within_an_invariant_property()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var article = await ArticleAsync(step);
        var value = List(step, (First, Finnish, "johtaja"), (First, Swedish, "ledare"), (Second, Finnish, "opettaja"));
        article.SetValue("steps", value.ToJsonString());
        Publish(article);
        var property = Cache.GetById(article.Key)!.GetProperty("steps")!;

        Assert.Equal(["johtaja", "opettaja"], Whos(property, Finnish));
        Assert.Equal(["ledare"], Whos(property, Swedish));
        UseCulture(Swedish);
        Assert.Equal(["ledare"], Whos(property, null));
    }

    [Fact]
    public async Task Publishing_one_culture_publishes_its_block_values_only()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var article = await ArticleAsync(step);
        article.SetValue("steps", List(step, (First, Finnish, "johtaja"), (First, Swedish, "ledare")).ToJsonString());
        Publish(article);

        article.SetValue("steps", List(step, (First, Finnish, "rehtori"), (First, Swedish, "rektor")).ToJsonString());
        Publish(article, Swedish);

        var property = Cache.GetById(article.Key)!.GetProperty("steps")!;
        Assert.Equal(["johtaja"], Whos(property, Finnish));
        Assert.Equal(["rektor"], Whos(property, Swedish));
    }

    [Fact]
    public async Task What_is_stored_for_a_block_is_what_its_editors_store()
    {
        var step = await StepAsync(ContentVariation.Nothing, ("done", Aliases.Boolean));
        var sent = List(step, (First, null, "johtaja"));
        sent["contentData"]![0]!["values"]!.AsArray().Add(new JsonObject { ["alias"] = "done", ["culture"] = null, ["segment"] = null, ["value"] = true });
        sent["contentData"]!.AsArray().Add(new JsonObject { ["contentTypeKey"] = step.Key, ["key"] = Guid.NewGuid(), ["values"] = new JsonArray() });

        var stored = (string)Stored(Aliases.BlockList, sent.ToJsonString())!;
        var edited = await EditedAsync(Aliases.BlockList, stored);

        Assert.Single(Json(stored)["contentData"]!.AsArray());
        Assert.Equal("1", Json(stored)["contentData"]![0]!["values"]![1]!["value"]!.ToString());
        Assert.True(Json(edited)["contentData"]![0]!["values"]![1]!["value"]!.GetValue<bool>());
        Assert.Equal(First.ToString(), Json(edited)["layout"]![Aliases.BlockList]![0]!["contentKey"]!.ToString());
    }

    [Fact]
    public async Task A_mandatory_property_within_a_block_must_have_a_value()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        step.PropertyTypes.Single(p => p.Alias == "who").Mandatory = true;
        var updated = await Get<IContentTypeService>().UpdateAsync(step, Constants.Security.SuperUserKey);
        Assert.True(updated.Success, updated.Result.ToString());
        var configuration = new { blocks = new[] { new { contentElementTypeKey = step.Key } }, validationLimit = new { min = 0, max = 1 } };

        Assert.Empty(Failures(Aliases.BlockList, List(step, (First, null, "johtaja")).ToJsonString(), configuration));
        Assert.NotEmpty(Failures(Aliases.BlockList, List(step, (First, null, "")).ToJsonString(), configuration));
        Assert.NotEmpty(Failures(Aliases.BlockList, List(step, (First, null, "a"), (Second, null, "b")).ToJsonString(), configuration));
    }

    [Fact]
    public async Task References_and_tags_within_blocks_are_found()
    {
        var target = Guid.NewGuid();
        var step = await StepAsync(ContentVariation.Nothing, ("link", Aliases.ContentPicker), ("themes", Aliases.Tags));
        var value = List(step, (First, null, "johtaja"));
        value["contentData"]![0]!["values"]!.AsArray().Add(new JsonObject { ["alias"] = "link", ["value"] = $"umb://document/{target:N}" });
        value["contentData"]![0]!["values"]!.AsArray().Add(new JsonObject { ["alias"] = "themes", ["value"] = """["koti"]""" });

        Assert.Equal([target], References(Aliases.BlockList, value.ToJsonString()));
        var rich = new JsonObject { ["markup"] = "<p></p>", ["blocks"] = Rich(value) };
        Assert.Equal([target], References(Aliases.RichText, rich.ToJsonString()));
        var tags = (global::Umbraco.Cms.Core.PropertyEditors.IDataValueTags)Editor(Aliases.BlockList).GetValueEditor();
        Assert.Equal(["koti"], tags.GetTags(value.ToJsonString(), null, null).Select(t => t.Text));
    }

    [Fact]
    public async Task An_edit_of_one_culture_is_told_from_the_others()
    {
        var step = await StepAsync(ContentVariation.Culture);
        var before = List(step, (First, Finnish, "johtaja"), (First, Swedish, "ledare")).ToJsonString();
        var after = List(step, (First, Finnish, "johtaja"), (First, Swedish, "rektor")).ToJsonString();
        var editor = Editor(Aliases.BlockList);

        Assert.Equal([Swedish], editor.GetChangedCulturesForPartialPropertyValues(after, before, Finnish));
        Assert.Empty(editor.GetChangedCulturesForPartialPropertyValues(before, before, Finnish));
        var kept = Json((string)editor.MergeVariantInvariantPropertyValue(before, after, false, [Finnish])!);
        Assert.Equal("ledare", kept["contentData"]![0]!["values"]!.AsArray().Single(v => v!["culture"]!.ToString() == Swedish)!["value"]!.ToString());
    }

    [Fact]
    public async Task A_block_grid_has_areas()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var area = Guid.NewGuid();
        var value = List(step, (First, null, "ylä"), (Second, null, "ala"));
        value["layout"] = new JsonObject
        {
            [Aliases.BlockGrid] = new JsonArray(new JsonObject
            {
                ["contentKey"] = First,
                ["columnSpan"] = 6,
                ["rowSpan"] = 2,
                ["areas"] = new JsonArray(new JsonObject { ["key"] = area, ["items"] = new JsonArray(new JsonObject { ["contentKey"] = Second, ["columnSpan"] = 3, ["rowSpan"] = 1, ["areas"] = new JsonArray() }) }),
            }),
        };
        var configuration = new { gridColumns = 12, blocks = new[] { new { contentElementTypeKey = step.Key, areaGridColumns = 4, areas = new[] { new { key = area, alias = "sivu", columnSpan = 3, rowSpan = 1 } } } } };
        var property = await PublishedAsync(step, value, Aliases.BlockGrid, configuration);

        var grid = (BlockGridModel)property.GetValue()!;

        Assert.Equal((6, 2, 12), (grid.Single().ColumnSpan, grid.Single().RowSpan, grid.GridColumns));
        Assert.Equal("ala", ((Step)grid.Single().Areas.Single().Single().Content).Who);
        Assert.Equal("sivu", ((ApiBlockGridModel)property.GetDeliveryApiValue(false)!).Items.Single().Areas.Single().Alias);
    }

    [Fact]
    public async Task A_single_block_is_the_block()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var value = List(step, (First, null, "johtaja"));
        value["layout"] = new JsonObject { [Aliases.SingleBlock] = new JsonArray(new JsonObject { ["contentKey"] = First }) };

        var block = (BlockListItem)(await PublishedAsync(step, value, Aliases.SingleBlock)).GetValue()!;

        Assert.Equal("johtaja", ((Step)block.Content).Who);
    }
}
