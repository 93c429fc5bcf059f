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
    [InlineData("0.5", typeof(double))]
    [InlineData("-12.75", typeof(double))]
    [InlineData("1.10", typeof(decimal))] // a double would write 1.1
    [InlineData("0.1234567890123456789", typeof(decimal))]
    [InlineData("12345678901", typeof(long))]
    [InlineData("[0.5,2.25]", typeof(List<double>))]
    [InlineData("[12345678901,2]", typeof(List<long>))]
    [InlineData("[0.5,1.10]", typeof(JsonArray))]
    public void A_value_has_a_type_of_its_own(string json, Type type)
    {
        foreach (var serializer in (IJsonSerializer[])[Get<IJsonSerializer>(), Get<IConfigurationEditorJsonSerializer>()])
        {
            var value = serializer.Deserialize<Dictionary<string, object?>>($$"""{"value":{{json}}}""")!["value"];

            Assert.IsType(type, value);
            Assert.Equal(json, serializer.Serialize(value));
        }
    }

    [Theory]
    [InlineData("umb://document/0ae3ba5d134e4ac590e79fcedb2ecf33", Constants.DeploySelector.This)]
    [InlineData("umb://document/0ae3ba5d134e4ac590e79fcedb2ecf33?descendants", Constants.DeploySelector.DescendantsOfThis)]
    public void A_range_of_identifiers_is_a_text(string text, string selector)
    {
        var serializer = Get<IJsonSerializer>();

        var range = serializer.Deserialize<Dictionary<string, UdiRange>>($$"""{"range":"{{text}}"}""")!["range"];

        Assert.Equal((text.Split('?')[0], selector), (range.Udi.ToString(), range.Selector));
        Assert.Equal($"\"{text}\"", serializer.Serialize(range));
        Assert.Null(serializer.Deserialize<UdiRange>("null"));
    }

    [Theory]
    [InlineData("""{"nimi":"yksi"}""", true)]
    [InlineData(" {\"nimi\":\"yksi\"} ", true)]
    [InlineData("{nimi", false)]
    [InlineData("yksi", false)]
    [InlineData("", false)]
    public void What_is_no_json_is_not_read(string text, bool isRead)
        => Assert.Equal(isRead, Get<IJsonSerializer>().TryDeserialize<JsonObject>(text, out var read) && read.ContainsKey("nimi"));

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
