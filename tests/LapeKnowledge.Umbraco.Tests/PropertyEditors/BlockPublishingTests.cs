using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>Blocks with settings are published culture by culture alike in lists, grids and rich texts.</summary>
public sealed class BlockPublishingTests(HostFixture host) : BlockVersions(host)
{
    [Theory]
    [InlineData(Aliases.BlockList)]
    [InlineData(Aliases.BlockGrid)]
    [InlineData(Aliases.RichText)]
    public async Task A_culture_is_published_with_what_does_not_vary(string editor)
    {
        var step = await StepAsync();
        var document = await DocumentAsync(editor, step, Version(editor, step, "first", 1, 2, 3));
        Publish(document, Finnish, Swedish);
        Assert.Equal(Both("first", "first", "fi", 1, 2, 3), Shown(document, Finnish));
        Assert.Equal(Both("first", "first", "sv", 1, 2, 3), Shown(document, Swedish));

        document.SetValue("steps", Version(editor, step, "second", 1, 2, 3));
        Publish(document, Finnish);
        Assert.Equal(Both("second", "second", "fi", 1, 2, 3), Shown(document, Finnish));
        Assert.Equal(Both("second", "first", "sv", 1, 2, 3), Shown(document, Swedish));

        Publish(document, Swedish);
        Assert.Equal(Both("second", "second", "sv", 1, 2, 3), Shown(document, Swedish));
    }

    [Theory]
    [InlineData(Aliases.BlockList, 1, 3)]
    [InlineData(Aliases.BlockGrid, 1, 3)]
    [InlineData(Aliases.BlockGrid, 1, 2)]
    [InlineData(Aliases.RichText, 1, 3)]
    public async Task A_block_that_is_taken_away_goes_in_every_culture_at_once(string editor, params int[] left)
    {
        var step = await StepAsync();
        var document = await DocumentAsync(editor, step, Version(editor, step, "first", 1, 2, 3));
        Publish(document, Finnish, Swedish);

        document.SetValue("steps", Version(editor, step, "second", left));
        Publish(document, Finnish);
        Assert.Equal(Both("second", "second", "fi", left), Shown(document, Finnish));
        Assert.Equal(Both("second", "first", "sv", left), Shown(document, Swedish));

        Publish(document, Swedish);
        Assert.Equal(Both("second", "second", "sv", left), Shown(document, Swedish));
    }

    [Fact]
    public async Task The_markup_of_a_rich_text_belongs_to_every_culture()
    {
        var step = await StepAsync();
        var document = await DocumentAsync(Aliases.RichText, step, Version(Aliases.RichText, step, "first", 1));
        Publish(document, Finnish, Swedish);

        document.SetValue("steps", Version(Aliases.RichText, step, "second", 1));
        Publish(document, Swedish);

        foreach (var culture in new[] { Finnish, Swedish })
        {
            UseCulture(culture);
            Assert.Equal("<p>second</p>", ((RichTextModel)Cache.GetById(document.Key)!.GetProperty("steps")!.GetDeliveryApiValue(false, culture)!).Markup);
        }
    }

    [Theory]
    [InlineData(ContentVariation.Culture)]
    [InlineData(ContentVariation.Nothing)]
    public async Task A_rich_text_may_have_no_blocks(ContentVariation variation)
    {
        var step = await StepAsync();
        var document = await DocumentAsync(Aliases.RichText, step, Rich("<p>Text</p>", null), variation);

        Publish(document, variation == ContentVariation.Culture ? [Finnish, Swedish] : []);

        var published = (RichTextModel)Cache.GetById(document.Key)!.GetProperty("steps")!.GetDeliveryApiValue(false, Swedish)!;
        Assert.Equal("<p>Text</p>", published.Markup);
        Assert.Empty(published.Blocks);
    }

    [Theory]
    [InlineData(Aliases.BlockList)]
    [InlineData(Aliases.BlockGrid)]
    [InlineData(Aliases.RichText)]
    public async Task Where_a_property_ceases_to_vary_one_value_of_it_is_published(string editor)
    {
        var step = await StepAsync();
        var document = await DocumentAsync(editor, step, Version(editor, step, "first", 1));
        Publish(document, Finnish, Swedish);
        step.PropertyTypes.Single(p => p.Alias == "who").Variations = ContentVariation.Nothing;
        step = await ChangedAsync(step);

        document.SetValue("steps", Invariant(Version(editor, step, "second", 1)));
        Publish(document, Swedish);

        var published = Blocks((string)Documents.GetById(document.Key)!.GetValue("steps", published: true)!);
        foreach (var part in new[] { "contentData", "settingsData" })
        {
            Assert.Equal(["note", "who"], Assert.Single(published[part]!.AsArray())!["values"]!.AsArray().Select(v => v!["alias"]!.ToString()).Order());
        }
        Assert.Single(published["expose"]!.AsArray());
    }

    [Fact]
    public async Task Blocks_without_spans_are_as_wide_as_the_grid()
    {
        var step = await StepAsync(ContentVariation.Nothing);
        var value = new BlockGridValue(
        [
            new BlockGridLayoutItem(Contents[0]) { Areas = [new BlockGridLayoutAreaItem(Area) { Items = [new BlockGridLayoutItem(Contents[1])] }] },
        ])
        {
            ContentData = [Item(Contents[0], step, ("who", null, "top")), Item(Contents[1], step, ("who", null, "below"))],
            Expose = [new BlockItemVariation(Contents[0], null, null), new BlockItemVariation(Contents[1], null, null)],
        };
        var document = await DocumentAsync(Aliases.BlockGrid, step, Serializer.Serialize(value), ContentVariation.Nothing);
        Publish(document);

        var grid = (BlockGridModel)Cache.GetById(document.Key)!.GetProperty("steps")!.GetValue()!;

        var below = Assert.Single(Assert.Single(Assert.Single(grid).Areas));
        Assert.Equal([(1, 12), (1, 12)], new[] { grid[0], below }.Select(b => (b.RowSpan, b.ColumnSpan)));
    }

    private static string[] Both(string shared, string own, string language, params int[] numbers)
        => numbers.Select(n => $"{n} {shared}|{n} {own} {language}|{n} {shared} settings|{n} {own} settings {language}").ToArray();

    private static JsonNode Blocks(string text)
    {
        var json = Json(text);
        return json["blocks"] ?? json;
    }

    /// <summary>The Finnish values without a culture, and no others.</summary>
    private static string Invariant(string text)
    {
        var json = Json(text);
        var blocks = json["blocks"] ?? json;
        foreach (var item in blocks["contentData"]!.AsArray().Concat(blocks["settingsData"]!.AsArray()).Append(blocks))
        {
            var values = (item == blocks ? item["expose"] : item!["values"])!.AsArray();
            foreach (var swedish in values.Where(v => v!["culture"]?.ToString() == Swedish).ToArray())
            {
                values.Remove(swedish);
            }
            foreach (var value in values)
            {
                value!["culture"] = null;
            }
        }
        return json.ToJsonString();
    }
}
