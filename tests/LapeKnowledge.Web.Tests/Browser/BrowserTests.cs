namespace LapeKnowledge.Web.Tests.Browser;

/// <summary>Every kind of page, in both languages, in a real browser.</summary>
public sealed class BrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Kinds =
    [
        "collection", "event", "goodPractice", "home", "list-empty", "month", "municipality", "not-found", "page", "pilot",
        "processDescription", "province", "search", "search-narrowed", "search-nothing", "search-start", "seminar", "seminarVideo", "theme", "tool", "trainingMaterial",
    ];

    [BrowserFact]
    public void Every_kind_of_page_is_opened_in_both_languages()
    {
        var opened = browser.Report.Pages.Select(p => (p.Kind, p.Language)).ToHashSet();
        var expected = Kinds.SelectMany(k => new[] { (k, "fi"), (k, "sv") }).Concat([("styles", "fi"), ("meeting", "fi"), ("periodReport", "fi"), ("workingGroup", "fi")]);
        Assert.Empty(expected.Except(opened));
        AssertNothing("opened", least: 0);
        AssertNothing("answered", least: 0);
    }

    [BrowserFact]
    public void Axe_finds_nothing() => AssertNothing("axe", least: 80);

    [BrowserFact]
    public void Nothing_scrolls_sideways_from_320_pixels_on() => AssertNothing("sideways", least: 120);

    [BrowserFact]
    public void A_readers_own_spacing_of_text_cuts_nothing_off() => AssertNothing("spacing", least: 40);

    [BrowserFact]
    public void The_console_stays_empty() => AssertNothing("console", least: 80);

    [BrowserFact]
    public void Every_request_is_answered_by_this_site() => AssertNothing("requests", least: 80);

    [BrowserFact]
    public void Every_stop_of_the_Tab_key_is_seen_and_none_holds_back() => AssertNothing("focus", least: 20);

    [BrowserFact]
    public void Everything_can_be_used_with_keys_alone() => AssertNothing("keys", least: 1);

    [BrowserFact]
    public void Nothing_moves_for_who_has_asked_for_less_motion() => AssertNothing("motion", least: 40);

    [BrowserFact]
    public void Paper_gets_the_text_without_menus() => AssertNothing("paper", least: 40);

    [BrowserFact]
    public void Pages_work_without_scripts() => AssertNothing("scripts", least: 10);

    [BrowserFact]
    public void No_page_weighs_more_than_100_kilobytes_without_pictures() => AssertNothing("weight", least: 40);

    [BrowserFact]
    public void Nothing_shifts_while_a_page_loads() => AssertNothing("shift", least: 40);

    private void AssertNothing(string check, int least)
    {
        var found = browser.Report.Found.Where(f => f.Check == check).Select(f => $"{f.Page} [{f.View}] {f.Text}").ToArray();
        Assert.True(found.Length == 0, string.Join('\n', found));
        Assert.True(browser.Report.Counts.GetValueOrDefault(check) >= least, $"{check} was asked {browser.Report.Counts.GetValueOrDefault(check)} times only");
    }
}
