using System.Text;
using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Tests.Features;

public sealed class CalendarWriterTests
{
    [Fact]
    public void Text_is_escaped_and_cannot_begin_a_line_of_its_own() =>
        Assert.Equal("SUMMARY:a\\, b\\; c\\\\d\\nEND:VEVENT\\n\\ne\r\n", new CalendarWriter().Text("SUMMARY", "a, b; c\\d\r\nEND:VEVENT\n\re\u0007").ToString());

    [Fact]
    public void Blank_text_and_empty_lists_write_nothing() =>
        Assert.Empty(new CalendarWriter().Text("LOCATION", "  ").Text("LOCATION", null).Texts("CATEGORIES", []).ToString());

    [Fact]
    public void The_texts_of_a_list_are_escaped_one_by_one() =>
        Assert.Equal("CATEGORIES:a\\,b,c\r\n", new CalendarWriter().Texts("CATEGORIES", ["a,b", "c"]).ToString());

    [Theory]
    [InlineData("SUMMARY", "ääkkösiä ja öylättejä, joita riittää yhdelle riville aivan liikaakin, eikä loppua näy")]
    [InlineData("SUMMARY", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    [InlineData("X", "0123456789012345678901234567890123456789012345678901234567890123456789012")]
    [InlineData("X", "01234567890123456789012345678901234567890123456789012345678901234567890123")]
    public void A_long_line_is_folded_at_75_octets_and_unfolds_to_what_it_was(string name, string value)
    {
        var written = new CalendarWriter().Raw(name, value).ToString();

        Assert.All(written.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Equal($"{name}:{value}\r\n", written.Replace("\r\n ", string.Empty));
        Assert.Equal(Encoding.UTF8.GetByteCount($"{name}:{value}") > 75, written.Contains("\r\n "));
        Assert.DoesNotContain('\uFFFD', written);
    }

    [Theory]
    [InlineData("2018-05-24T09:00", "2018-05-24T06:00")]
    [InlineData("2018-01-24T09:00", "2018-01-24T07:00")]
    [InlineData("2018-03-25T03:30", "2018-03-25T01:30")]
    public void Finnish_clocks_are_ahead_of_utc_and_the_hour_that_they_leave_out_is_the_next_one(string local, string utc) =>
        Assert.Equal(At(utc), Dates.ToUtc(At(local)));

    private static DateTime At(string moment) => DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class MonthAddressTests
{
    [Theory]
    [InlineData("2018-05", 2018, 5)]
    [InlineData("1900-01", 1900, 1)]
    [InlineData("2199-12", 2199, 12)]
    public void A_month_is_read(string asked, int year, int month) => Assert.Equal(new DateOnly(year, month, 1), MonthAddress.Read(asked));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2018-13")]
    [InlineData("2018-5")]
    [InlineData("2018-05-24")]
    [InlineData("0001-01")]
    [InlineData("9999-12")]
    [InlineData("2018-05,2018-06")]
    [InlineData("<script>")]
    public void What_is_no_month_is_null(string? asked) => Assert.Null(MonthAddress.Read(asked));
}
