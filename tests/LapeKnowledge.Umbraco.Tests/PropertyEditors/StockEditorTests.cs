using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

public sealed class StockEditorTests(HostFixture host) : EditorTest(host)
{
    /// <summary>Grid and nested content are not editors of this version any more.</summary>
    private static readonly string[] Gone = [Aliases.Grid, Aliases.NestedContent, "Umbraco.MultipleMediaPicker", "Umbraco.PickerRelations"];

    [Fact]
    public void Every_stock_editor_is_there()
    {
        var stock = typeof(Aliases).GetFields().Select(f => (string)f.GetRawConstantValue()!).Except(Gone).ToArray();

        var missing = stock.Where(alias => !Get<PropertyEditorCollection>().TryGet(alias, out _)).ToArray();

        Assert.Empty(missing);
        Assert.True(stock.Length > 30);
    }

    [Theory]
    [InlineData(Aliases.TextBox, ValueStorageType.Nvarchar)]
    [InlineData(Aliases.TextArea, ValueStorageType.Ntext)]
    [InlineData(Aliases.RichText, ValueStorageType.Ntext)]
    [InlineData(Aliases.Boolean, ValueStorageType.Integer)]
    [InlineData(Aliases.DateTime, ValueStorageType.Date)]
    [InlineData(Aliases.DateOnly, ValueStorageType.Ntext)]
    [InlineData(Aliases.BlockList, ValueStorageType.Ntext)]
    [InlineData(Aliases.MediaPicker3, ValueStorageType.Ntext)]
    [InlineData(Aliases.MultiNodeTreePicker, ValueStorageType.Ntext)]
    [InlineData(Aliases.DropDownListFlexible, ValueStorageType.Nvarchar)]
    [InlineData(Aliases.ColorPicker, ValueStorageType.Nvarchar)]
    [InlineData(Aliases.UploadField, ValueStorageType.Nvarchar)]
    public void Values_have_the_storage_of_stock(string alias, ValueStorageType storage)
        => Assert.Equal(storage, ValueTypes.ToStorageType(Editor(alias).GetValueEditor().ValueType));

    [Theory]
    [InlineData(Aliases.TextBox, "\"teksti\"", "teksti", "\"teksti\"")]
    [InlineData(Aliases.Boolean, "true", 1, "true")]
    [InlineData(Aliases.Boolean, "false", 0, "false")]
    [InlineData(Aliases.CheckBoxList, """["a","b"]""", """["a","b"]""", """["a","b"]""")]
    [InlineData(Aliases.DropDownListFlexible, """["a"]""", """["a"]""", """["a"]""")]
    [InlineData(Aliases.RadioButtonList, "\"a\"", "a", "\"a\"")]
    [InlineData(Aliases.MultipleTextstring, """["yksi","kaksi"]""", "yksi\nkaksi", """["yksi","kaksi"]""")]
    [InlineData(Aliases.Tags, """["koti"," koulu ","koti"]""", """["koti","koulu"]""", """["koti","koulu"]""")]
    [InlineData(Aliases.PlainJson, """["a","b"]""", """["a","b"]""", """["a","b"]""")]
    [InlineData(Aliases.PlainJson, "[1,2]", "[1,2]", "[1,2]")]
    [InlineData(Aliases.Slider, """{"from":1,"to":5}""", "1,5", """{"from":1,"to":5}""")]
    [InlineData(Aliases.Slider, """{"from":2.5,"to":2.5}""", "2.5", """{"from":2.5,"to":2.5}""")]
    [InlineData(Aliases.MultiNodeTreePicker, """[{"type":"document","unique":"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"}]""", "umb://document/0ae3ba5d134e4ac590e79fcedb2ecf33", """[{"type":"document","unique":"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"}]""")]
    [InlineData(Aliases.DateOnly, """{"date":"2026-11-21","timeZone":null}""", """{"date":"2026-11-21T00:00:00+00:00","timeZone":null}""", """{"date":"2026-11-21","timeZone":null}""")]
    [InlineData(Aliases.TimeOnly, """{"date":"13:45:00","timeZone":null}""", """{"date":"0001-01-01T13:45:00+00:00","timeZone":null}""", """{"date":"13:45:00","timeZone":null}""")]
    [InlineData(Aliases.DateTimeWithTimeZone, """{"date":"2026-11-21T10:00:00+02:00","timeZone":"Europe/Helsinki"}""", """{"date":"2026-11-21T10:00:00+02:00","timeZone":"Europe/Helsinki"}""", """{"date":"2026-11-21T10:00:00+02:00","timeZone":"Europe/Helsinki"}""")]
    public async Task A_value_goes_from_the_editor_and_back(string alias, string sent, object stored, string edited)
    {
        var value = Stored(alias, sent, new { items = new[] { "a", "b" }, storageType = "Json", group = "default" });

        Assert.Equal(stored, value);
        Assert.Equal(Json(edited).ToJsonString(), Json(await EditedAsync(alias, value)).ToJsonString());
    }

    [Theory]
    [InlineData(Aliases.DateOnly, typeof(DateOnly), "2025-06-22")]
    [InlineData(Aliases.TimeOnly, typeof(TimeOnly), "18:33:01.0000000")]
    [InlineData(Aliases.DateTimeUnspecified, typeof(DateTime), "2025-06-22T18:33:01.0000000")]
    [InlineData(Aliases.DateTimeWithTimeZone, typeof(DateTimeOffset), "2025-06-22T18:33:01.0000000+02:00")]
    public async Task A_moment_is_shown_as_what_its_editor_is_for(string alias, Type type, string shown)
    {
        var moments = await DataTypeAsync(alias, new { timeFormat = "HH:mm", timeZones = alias == Aliases.DateTimeWithTimeZone ? new { mode = "all" } : null });
        var page = await TypeAsync("page", ContentVariation.Nothing, isElement: false, ("moment", moments));
        var document = Documents.Create("Sivu", Constants.System.Root, page);
        document.SetValue("moment", Stored(alias, """{"date":"2025-06-22T18:33:01.0000000+02:00","timeZone":"Europe/Copenhagen"}""", new { timeFormat = "HH:mm" }));
        Publish(document);

        var value = Cache.GetById(document.Key)!.GetProperty("moment")!.GetValue();

        Assert.IsType(type, value);
        Assert.Equal(shown, ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(Aliases.CheckBoxList, "[]")]
    [InlineData(Aliases.MultipleTextstring, "[]")]
    [InlineData(Aliases.Tags, "[]")]
    [InlineData(Aliases.MultiNodeTreePicker, "[]")]
    [InlineData(Aliases.MultiUrlPicker, "[]")]
    [InlineData(Aliases.MediaPicker3, "[]")]
    [InlineData(Aliases.BlockList, """{"contentData":[],"settingsData":[],"expose":[],"layout":{}}""")]
    [InlineData(Aliases.RichText, """{"markup":"","blocks":null}""")]
    public void An_empty_list_is_no_value(string alias, string sent)
    {
        Assert.Null(Stored(alias, sent));
        Assert.NotEmpty(Failures(alias, sent, mandatory: true));
        Assert.Empty(Failures(alias, sent));
    }

    [Fact]
    public void Wrong_values_are_refused()
    {
        var items = new { items = new[] { "a", "b" } };
        Assert.Empty(Failures(Aliases.CheckBoxList, """["a","b"]""", items));
        Assert.NotEmpty(Failures(Aliases.CheckBoxList, """["a","x"]""", items));
        Assert.NotEmpty(Failures(Aliases.DropDownListFlexible, """["a","b"]""", new { items = new[] { "a", "b" }, multiple = false }));
        Assert.NotEmpty(Failures(Aliases.RadioButtonList, "\"x\"", items));
        Assert.NotEmpty(Failures(Aliases.TextBox, "\"liian pitkä\"", new { maxChars = 5 }));
        Assert.Empty(Failures(Aliases.TextBox, "\"sopii\"", new { maxChars = 5 }));
        Assert.NotEmpty(Failures(Aliases.TextBox, "\"abc\"", format: "^[0-9]+$"));
        Assert.NotEmpty(Failures(Aliases.TextBox, "\"\"", mandatory: true));
        Assert.NotEmpty(Failures(Aliases.EmailAddress, "\"ei osoite\""));
        Assert.NotEmpty(Failures(Aliases.Boolean, "false", mandatory: true));
        Assert.NotEmpty(Failures(Aliases.MultipleTextstring, """["1","2"]""", new { min = 0, max = 1 }));
        Assert.NotEmpty(Failures(Aliases.MultipleTextstring, """["1","b"]""", format: "^[0-9]+$"));
        Assert.NotEmpty(Failures(Aliases.Slider, """{"from":0,"to":9}""", new { enableRange = true, minVal = 1, maxVal = 5, step = 1 }));
        Assert.NotEmpty(Failures(Aliases.Slider, """{"from":1,"to":2}""", new { enableRange = false, minVal = 1, maxVal = 5, step = 1 }));
        Assert.NotEmpty(Failures(Aliases.MultiUrlPicker, """[{"type":"external","url":"https://example.org"}]""", new { minNumber = 2 }));
        Assert.NotEmpty(Failures(Aliases.MultiNodeTreePicker, """[{"type":"media","unique":"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"}]""", new { startNode = new { type = "content" } }));
        Assert.NotEmpty(Failures(Aliases.MultiNodeTreePicker, """[{"type":"document","unique":"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"}]""", new { startNode = new { type = "content" } }));
        Assert.NotEmpty(Failures(Aliases.MediaPicker3, """[{"key":"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33","mediaKey":"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"}]""", new { multiple = true, validationLimit = new { min = 2 } }));
        Assert.NotEmpty(Failures(Aliases.DateOnly, """{"date":"eilen"}"""));
        Assert.NotEmpty(Failures(Aliases.DateTimeWithTimeZone, """{"date":"2026-01-01T00:00:00+02:00","timeZone":"Europe/Oslo"}""", new { timeZones = new { mode = "custom", timeZones = new[] { "Europe/Helsinki" } } }));
        Assert.NotEmpty(Failures(Aliases.ColorPicker, """{"value":"#ff0000","label":"x"}""", new { items = new[] { new { value = "00ff00", label = "vihreä" } } }));
        Assert.Empty(Failures(Aliases.ColorPicker, """{"value":"#00ff00","label":"x"}""", new { items = new[] { new { value = "00ff00", label = "vihreä" } } }));
    }

    [Theory]
    [InlineData(Aliases.UploadField)]
    [InlineData(Aliases.ImageCropper)]
    public void A_mandatory_file_must_be_named(string alias)
    {
        Assert.NotEmpty(Failures(alias, null, mandatory: true));
        Assert.NotEmpty(Failures(alias, """{"src":""}""", mandatory: true));
        Assert.Empty(Failures(alias, """{"src":"/media/a.jpg"}""", mandatory: true));
        Assert.Empty(Failures(alias, """{"src":""}"""));
    }

    [Fact]
    public void Pickers_tell_what_they_refer_to()
    {
        var document = Guid.NewGuid();
        var image = Guid.NewGuid();

        Assert.Equal([document], References(Aliases.MultiNodeTreePicker, $"umb://document/{document:N}"));
        Assert.Equal([image], References(Aliases.MediaPicker3, $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{image}}"}]"""));
        Assert.Equal([document], References(Aliases.MultiUrlPicker, $$"""[{"name":"a","udi":"umb://document/{{document:N}}"},{"name":"b","url":"https://example.org"}]"""));
        var markup = $$"""<p><a type="document" href="/{localLink:{{document}}}">x</a><img src="/media/a.png" data-udi="umb://media/{{image:N}}"></p>""";
        Assert.Equal([image, document], References(Aliases.RichText, new System.Text.Json.Nodes.JsonObject { ["markup"] = markup, ["blocks"] = null }.ToJsonString()));
        Assert.Equal([image, document], References(Aliases.RichText, markup));
    }

    [Fact]
    public void Tags_are_found_in_both_forms()
    {
        var editor = (IDataValueTags)Editor(Aliases.Tags).GetValueEditor();

        Assert.Equal(["koti", "koulu"], editor.GetTags("""["koti","koulu"]""", new TagConfiguration { Group = "teemat" }, 1).Select(t => t.Text));
        Assert.Equal(["koti", "koulu"], editor.GetTags("koti, koulu", new TagConfiguration(), null).Select(t => t.Text));
        Assert.Equal("teemat", editor.GetTags("""["koti"]""", new TagConfiguration { Group = "teemat" }, 1).Single().Group);
    }
}
