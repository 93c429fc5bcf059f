using System.Text.Json;
using Xunit.Abstractions;

namespace LapeKnowledge.Web.Tests.Browser.Stories;

/// <summary>Peer learning in a real browser, as people do it. With LAPE_SHOTS each page that is looked at is drawn into that folder, for a person to see.</summary>
public sealed class StoryTests(StoryFixture stories, ITestOutputHelper output) : IClassFixture<StoryFixture>
{
    /// <summary>A fast typist's letters in a minute, and what it takes to find the place in one's notes and press a button, in seconds.</summary>
    private const int Letters = 200;
    private const int Page = 15;

    [BrowserFact]
    public void From_an_account_to_a_practice_in_use_on_a_telephone_in_Finnish() => AssertNothing("story.mjs fi");

    [BrowserFact]
    public void From_an_account_to_a_practice_in_use_with_keys_alone_in_Swedish() => AssertNothing("story.mjs sv");

    [BrowserFact]
    public void Who_follows_it_gets_the_news_of_the_week_in_his_language()
    {
        Assert.Contains("OTETTU KÄYTTÖÖN", stories.Of("story.mjs fi").Digest ?? string.Empty, StringComparison.Ordinal);
        Assert.Contains("TAGET I BRUK", stories.Of("story.mjs sv").Digest ?? string.Empty, StringComparison.Ordinal);
    }

    [BrowserFact]
    public void With_notes_at_hand_a_description_takes_less_than_ten_minutes()
    {
        var figures = stories.Of("story.mjs fi").Figures;
        int Of(string name) => figures.GetProperty(name).GetInt32();
        var minutes = Of("letters") / (double)Letters + Of("pages") * Page / 60.0;
        output.WriteLine(FormattableString.Invariant($"{Of("pages")} pages, {Of("fields")} fields, {Of("letters")} letters: {minutes:0.0} minutes by hand, {figures.GetProperty("describingSeconds").GetDouble()} s by itself"));
        Assert.InRange(minutes, 0, 10);
    }

    [BrowserFact]
    public void What_is_being_written_is_lost_neither_without_a_connection_nor_when_two_write_at_once() => AssertNothing("drafts.mjs");

    [BrowserFact]
    public void Nothing_that_members_write_runs_in_anybodys_browser() => Assert.InRange(AssertNothing("attacks.mjs").GetProperty("written").GetInt32(), 40, int.MaxValue);

    [BrowserFact]
    public void Pages_of_members_and_editors_are_as_good_as_those_of_readers() => Assert.InRange(AssertNothing("member-pages.mjs").GetProperty("pages").GetInt32(), 60, int.MaxValue);

    private JsonElement AssertNothing(string script)
    {
        var report = stories.Of(script);
        output.WriteLine(report.Figures.ToString());
        Assert.True(report.Complaints.Count == 0, string.Join('\n', report.Complaints));
        return report.Figures;
    }
}
