using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>What is taken out of blocks, hidden in a culture or kept in a segment, and then published.</summary>
public sealed class BlockRemovalTests(HostFixture host) : BlockVersions(host)
{
    [Theory]
    [InlineData("who", Finnish, Finnish, "|1", "1 sv|1")]
    [InlineData("who", Finnish, Swedish, "1 fi|1", "1 sv|1")]
    [InlineData("who", Swedish, Swedish, "1 fi|1", "|1")]
    [InlineData("note", null, Finnish, "1 fi|", "1 sv|")]
    public async Task A_value_that_is_taken_away_goes_with_the_culture_it_belongs_to(string alias, string? culture, string published, string finnish, string swedish)
    {
        var step = await StepAsync();
        var value = List(step);
        var document = await DocumentAsync(Aliases.BlockList, step, Serializer.Serialize(value));
        Publish(document, Finnish, Swedish);
        value.ContentData[0].Values.Remove(value.ContentData[0].Values.Single(v => v.Alias == alias && v.Culture == culture));
        document.SetValue("steps", Serializer.Serialize(value));

        Publish(document, published);

        Assert.Equal(finnish, Text(document, Finnish));
        Assert.Equal(swedish, Text(document, Swedish));
    }

    [Fact]
    public async Task What_does_not_vary_waits_for_the_default_language()
    {
        var step = await StepAsync();
        var value = List(step);
        value.Expose = [new BlockItemVariation(Contents[0], Swedish, null)];
        var document = await DocumentAsync(Aliases.BlockList, step, Serializer.Serialize(value));
        Assert.True(Documents.Publish(document, [Finnish]).Success); // the language is mandatory here
        Documents.Unpublish(document, "*");
        document = Documents.GetById(document.Key)!;
        value.ContentData[0].Values[0].Value = "2";
        value.ContentData[0].Values[2].Value = "2 sv";
        document.SetValue("steps", Serializer.Serialize(value));

        Publish(document, Finnish, Swedish);

        Assert.Empty(Blocks(document, Finnish));
        Assert.Equal("2 sv|2", Text(document, Swedish));
    }

    [Fact]
    public async Task A_block_that_does_not_vary_is_shown_or_hidden_in_every_language()
    {
        var step = await TypeAsync("plain", ContentVariation.Nothing, isElement: true, ("who", await TextstringAsync()), ("note", await TextstringAsync()));
        var value = new BlockListValue(Contents[..2].Select(c => new BlockListLayoutItem(c)).ToArray())
        {
            ContentData = Contents[..2].Select(c => Item(c, step, ("who", null, "all"), ("note", null, "1"))).ToList(),
            Expose = Contents[..2].Select(c => new BlockItemVariation(c, null, null)).ToList(),
        };
        var document = await DocumentAsync(Aliases.BlockList, step, Serializer.Serialize(value));
        Publish(document, Finnish, Swedish);
        Assert.Equal([2, 2], new[] { Finnish, Swedish }.Select(c => Blocks(document, c).Count));

        value.Expose = [new BlockItemVariation(Contents[1], null, null)];
        document.SetValue("steps", Serializer.Serialize(value));
        Publish(document, Finnish);

        Assert.Equal([Contents[1], Contents[1]], new[] { Finnish, Swedish }.Select(c => Assert.Single(Blocks(document, c)).Content.Key));
    }

    [Fact]
    public async Task Blocks_within_blocks_are_published_culture_by_culture_and_go_with_any()
    {
        var step = await StepAsync();
        var inner = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var chapter = await TypeAsync("chapter", ContentVariation.Culture, isElement: true, ("steps", inner), ("note", await TextstringAsync()));
        foreach (var property in chapter.PropertyTypes)
        {
            property.Variations = ContentVariation.Nothing;
        }
        chapter = await ChangedAsync(chapter);
        var nested = List(step);
        var value = new BlockListValue([new BlockListLayoutItem(Contents[1])])
        {
            ContentData = [Item(Contents[1], chapter, ("steps", null, nested), ("note", null, "kept"))],
            Expose = [new BlockItemVariation(Contents[1], Finnish, null), new BlockItemVariation(Contents[1], Swedish, null)],
        };
        var document = await DocumentAsync(Aliases.BlockList, chapter, Serializer.Serialize(value));
        Publish(document, Finnish, Swedish);

        nested.ContentData[0].Values[0].Value = "2";
        nested.ContentData[0].Values[1].Value = "2 fi";
        nested.ContentData[0].Values[2].Value = "2 sv";
        document.SetValue("steps", Serializer.Serialize(value));
        Publish(document, Finnish);
        Assert.Equal("2 fi|2", Inner(Finnish));
        Assert.Equal("1 sv|2", Inner(Swedish));

        value.ContentData[0].Values.RemoveAt(0);
        document.SetValue("steps", Serializer.Serialize(value));
        Publish(document, Swedish);
        Assert.All(new[] { Finnish, Swedish }, c => Assert.Empty(Nested(c)));
        Assert.Equal("kept", Assert.Single(Blocks(document, Swedish)).Content.GetProperty("note")!.GetValue());

        string Inner(string culture) => Text(Assert.Single(Nested(culture)).Content);

        BlockListModel Nested(string culture) => (BlockListModel)Assert.Single(Blocks(document, culture)).Content.GetProperty("steps")!.GetValue()!;
    }

    [Fact]
    public async Task Every_segment_of_blocks_is_published_with_the_culture()
    {
        var step = await TypeAsync("plain", ContentVariation.Nothing, isElement: true, ("who", await TextstringAsync()), ("note", await TextstringAsync()));
        var dataType = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var type = await TypeAsync("article", ContentVariation.CultureAndSegment, isElement: false, ("steps", dataType));
        type.PropertyTypes.Single().Variations = ContentVariation.Segment;
        type = await ChangedAsync(type);
        var document = Documents.Create(string.Empty, Constants.System.Root, type);
        document.SetCultureName("Suomeksi", Finnish);
        document.SetCultureName("På svenska", Swedish);
        document.SetValue("steps", Plain("everyone"));
        document.SetValue("steps", Plain("guests"), null, "guests");

        Publish(document, Finnish, Swedish);

        var read = Documents.GetById(document.Key)!;
        Assert.Contains("guests", read.GetValue<string>("steps", segment: "guests", published: true)!, StringComparison.Ordinal);
        foreach (var (segment, who) in new[] { (null, "everyone"), ("guests", "guests") })
        {
            Get<IVariationContextAccessor>().VariationContext = new VariationContext(Finnish, segment);
            Assert.Equal(who, Assert.Single((BlockListModel)Cache.GetById(document.Key)!.GetProperty("steps")!.GetValue()!).Content.GetProperty("who")!.GetValue());
        }

        string Plain(string who) => Serializer.Serialize(new BlockListValue([new BlockListLayoutItem(Contents[0])])
        {
            ContentData = [Item(Contents[0], step, ("who", null, who))],
            Expose = [new BlockItemVariation(Contents[0], null, null)],
        });
    }

    [Theory]
    [InlineData(ContentVariation.Culture)]
    [InlineData(ContentVariation.Nothing)]
    public async Task Blocks_of_another_language_stand_in_where_a_language_has_none(ContentVariation variation)
    {
        var step = await TypeAsync("plain", variation, isElement: true, ("who", await TextstringAsync()));
        var dataType = await DataTypeAsync(Aliases.BlockList, new { blocks = new[] { new { contentElementTypeKey = step.Key } } });
        var document = Documents.Create(string.Empty, Constants.System.Root, await TypeAsync("article", ContentVariation.Culture, isElement: false, ("steps", dataType)));
        document.SetCultureName("Suomeksi", Finnish);
        document.SetCultureName("På svenska", Swedish);
        document.SetValue("steps", Serializer.Serialize(new BlockListValue([new BlockListLayoutItem(Contents[0])])
        {
            ContentData = [Item(Contents[0], step, ("who", variation == ContentVariation.Culture ? Finnish : null, "Aino"))],
            Expose = [new BlockItemVariation(Contents[0], Finnish, null)],
        }), Finnish);
        Publish(document, Finnish, Swedish);

        Assert.Empty(Blocks(document, Swedish));
        foreach (var culture in new[] { Finnish, Swedish })
        {
            UseCulture(culture);
            var blocks = Cache.GetById(document.Key)!.Value<BlockListModel>(Get<IPublishedValueFallback>(), "steps", fallback: Fallback.ToDefaultLanguage)!;
            Assert.Equal("Aino", Assert.Single(blocks).Content.GetProperty("who")!.GetValue(Finnish));
        }
        Assert.Empty(Blocks(document, Swedish));
    }

    private static BlockListValue List(IContentType step) => new([new BlockListLayoutItem(Contents[0])])
    {
        ContentData = [Item(Contents[0], step, ("note", null, "1"), ("who", Finnish, "1 fi"), ("who", Swedish, "1 sv"))],
        Expose = [new BlockItemVariation(Contents[0], Finnish, null), new BlockItemVariation(Contents[0], Swedish, null)],
    };

    private BlockListModel Blocks(IContent document, string culture)
    {
        UseCulture(culture);
        return (BlockListModel)Cache.GetById(document.Key)!.GetProperty("steps")!.GetValue()!;
    }

    private string Text(IContent document, string culture) => Text(Assert.Single(Blocks(document, culture)).Content);

    private static string Text(IPublishedElement block) => $"{block.GetProperty("who")!.GetValue()}|{block.GetProperty("note")!.GetValue()}";
}
