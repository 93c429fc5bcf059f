using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>What JSON of no declared type is read as: an editor of one's own is given values of blocks in these types.</summary>
public sealed class ValueShapeTests(HostFixture host) : BlockTest(host)
{
    [Theory]
    [InlineData("""["yksi","kaksi"]""", typeof(List<string>))]
    [InlineData("[1,2]", typeof(List<int>))]
    [InlineData("""[{"nimi":"yksi"}]""", typeof(JsonArray))]
    [InlineData("""{"nimi":"yksi"}""", typeof(JsonObject))]
    [InlineData("""["yksi",2,null]""", typeof(JsonArray))]
    [InlineData("[]", typeof(JsonArray))]
    [InlineData("\"2026-11-22\"", typeof(string))]
    public void A_value_has_a_type_of_its_own(string json, Type type)
    {
        foreach (var serializer in (IJsonSerializer[])[Get<IJsonSerializer>(), Get<IConfigurationEditorJsonSerializer>()])
        {
            var value = serializer.Deserialize<Dictionary<string, object?>>($$"""{"value":{{json}}}""")!["value"];

            Assert.IsType(type, value);
            Assert.Equal(json, serializer.Serialize(value));
        }
    }

    [Fact]
    public async Task The_items_of_a_data_type_are_a_list_of_strings()
    {
        var type = await DataTypeAsync(Aliases.CheckBoxList, new { items = new[] { "yksi", "kaksi" } });

        var read = (await Get<IDataTypeService>().GetAsync(type.Key))!;

        Assert.Equal(["yksi", "kaksi"], Assert.IsAssignableFrom<IEnumerable<string>>(read.ConfigurationData["items"]));
    }

    [Theory]
    [InlineData("""["yksi","kaksi"]""")]
    [InlineData("[1,2]")]
    [InlineData("""[{"nimi":"yksi"}]""")]
    public async Task A_list_within_a_block_is_shown_as_it_was_kept(string json)
    {
        var step = await StepAsync(ContentVariation.Nothing, ("extra", Aliases.PlainJson));
        var blocks = List(step, (First, null, "Aino"));
        blocks["contentData"]![0]!["values"]!.AsArray().Add(new JsonObject { ["alias"] = "extra", ["culture"] = null, ["segment"] = null, ["value"] = Json(json) });

        var shown = await PublishedAsync(step, blocks);

        var extra = ((BlockListModel)shown.GetValue()!).Single().Content.GetProperty("extra")!;
        Assert.Equal(json, Assert.IsAssignableFrom<JsonNode>(extra.GetValue()).ToJsonString());
    }
}
