using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;
using MediaTypes = Umbraco.Cms.Core.Constants.Conventions.MediaTypes;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>What editors make of values that they cannot mean, and where their limits are.</summary>
public sealed class EditorLimitTests(HostFixture host) : EditorTest(host)
{
    [Theory]
    [InlineData("123")]
    [InlineData("123.45")]
    [InlineData("-123")]
    [InlineData("true")]
    [InlineData("\"something\"")]
    [InlineData("\"1.234,56\"")]
    [InlineData("\"0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33\"")]
    public void A_value_of_another_kind_is_no_value(string sent)
        => Assert.All([Aliases.Slider, Aliases.MultiNodeTreePicker, Aliases.MultipleTextstring], alias => Assert.Null(Stored(alias, sent)));

    [Fact]
    public async Task What_was_kept_by_mistake_is_left_out_for_the_editor()
    {
        Assert.Equal("null", await EditedAsync(Aliases.Slider, "something"));
        var picked = Json(await EditedAsync(Aliases.MultiNodeTreePicker, "umb://document/0ae3ba5d134e4ac590e79fcedb2ecf33,Invalid value")).AsArray();
        Assert.Equal(["0ae3ba5d-134e-4ac5-90e7-9fcedb2ecf33"], picked.Select(r => r!["unique"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("1.1", "1.3", false, 0, "unexpectedRange")]
    [InlineData("1.3", "1.1", true, 0, "invalidRange")]
    [InlineData("0.9", "1.1", true, 0, "outOfRangeMinimum")]
    [InlineData("1.9", "2.1", true, 0, "outOfRangeMaximum")]
    [InlineData("1.4", "1.7", true, 0, "invalidStep")]
    [InlineData("1.1", "1.3", true, 0.4, "minimumRange")]
    [InlineData("1.1", "1.5", true, 0.4, null)]
    [InlineData("1.1", "1.1", true, -1, null)]
    [InlineData("1.3", "1.3", false, 0.2, null)]
    public void A_slider_keeps_to_its_limits(string from, string to, bool isRange, double least, string? expected)
    {
        var failures = Failures(Aliases.Slider, $$"""{"from":{{from}},"to":{{to}}}""", new { enableRange = isRange, minVal = 1.1, maxVal = 1.9, step = 0.2, minRange = least, minimumRange = least });

        var message = expected is null ? [] : new[] { Get<ILocalizedTextService>().Localize("validation", expected) };
        Assert.Equal(message.Length, failures.Length);
        Assert.All(failures, f => Assert.Equal(Start(message[0]), Start(f.ErrorMessage!)));
    }

    [Theory]
    [InlineData(2, 0, 4, 1)]
    [InlineData(2, 1, 4, 1)]
    [InlineData(2, 2, 4, 0)]
    [InlineData(2, 4, 4, 0)]
    [InlineData(2, 5, 4, 1)]
    public void Texts_are_counted(int least, int count, int most, int failures)
    {
        var texts = string.Join(',', Enumerable.Range(1, count).Select(n => $"\"{n}\""));

        Assert.Equal(failures, Failures(Aliases.MultipleTextstring, $"[{texts}]", new { min = least, max = most }).Length);
    }

    [Theory]
    [InlineData(0, true, null, null, true)]
    [InlineData(2, true, null, null, true)]
    [InlineData(2, false, null, null, false)]
    [InlineData(1, true, 2, null, false)]
    [InlineData(0, true, 1, null, false)]
    [InlineData(2, true, null, 1, false)]
    [InlineData(2, true, null, 3, true)]
    [InlineData(1, true, null, 0, false)]
    public void Media_items_are_counted(int count, bool isMultiple, int? least, int? most, bool fits)
    {
        var items = string.Join(',', Enumerable.Range(1, count).Select(_ => $$"""{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Guid.NewGuid()}}","mediaTypeAlias":"","crops":[],"focalPoint":null}"""));

        Assert.Equal(fits ? 0 : 1, Failures(Aliases.MediaPicker3, $"[{items}]", new { multiple = isMultiple, validationLimit = new { min = least, max = most } }).Length);
    }

    [Theory]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 2, 0, false)]
    [InlineData(0, 1, 0, false)]
    [InlineData(2, 0, 1, false)]
    [InlineData(2, 0, 3, true)]
    public void Links_are_counted(int count, int least, int most, bool fits)
    {
        var links = string.Join(',', Enumerable.Range(1, count).Select(n => $$"""{"type":"external","name":"{{n}}","url":"https://example.invalid/{{n}}","target":null,"queryString":null,"unique":null}"""));

        Assert.Equal(fits ? 0 : 1, Failures(Aliases.MultiUrlPicker, $"[{links}]", new { minNumber = least, maxNumber = most }).Length);
    }

    [Theory]
    [InlineData(MediaTypes.Image, true)]
    [InlineData(MediaTypes.Folder, false)]
    public void Only_media_of_the_types_that_are_allowed_stands_in_a_text(string type, bool isAllowed)
    {
        var media = Get<IMediaService>();
        var item = media.CreateMedia("Kohde", Constants.System.Root, type);
        Assert.True(media.Save(item).Success);
        string Text(Guid key) => $$"""{"markup":"<p><img src=\"/media/a.png\" data-udi=\"umb://media/{{key:N}}\"></p>","blocks":null}""";
        var types = new { allowedMediaTypes = Get<IMediaTypeService>().Get(MediaTypes.Image)!.Key.ToString() };

        Assert.Equal(isAllowed ? 0 : 1, Failures(Aliases.RichText, Text(item.Key), types).Length);
        Assert.Empty(Failures(Aliases.RichText, Text(item.Key)));
        Assert.Empty(Failures(Aliases.RichText, Text(Guid.NewGuid()), types));
    }

    private static string Start(string message) => message[..Math.Min(12, message.IndexOf('%') is var at and >= 0 ? at : message.Length)];
}
