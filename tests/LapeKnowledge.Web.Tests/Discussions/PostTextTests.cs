using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LapeKnowledge.Web.Features.Differences;
using LapeKnowledge.Web.Features.Discussions;

namespace LapeKnowledge.Web.Tests.Discussions;

public sealed class PostTextTests
{
    public static TheoryData<string> Attacks { get; } =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))", "![x](javascript:alert(1))", "![x](https://elsewhere.example/spy.png)", "![x](\"onerror=\"alert(1))", "<javascript:alert(1)>",
        "[x][y]\n\n[y]: javascript:alert(1)", "[x](//elsewhere.example)", "[x](/\\elsewhere.example)", "[a](https://user:password@elsewhere.example)", "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```",
        "~~~\"><script>alert(1)</script>\nx\n~~~", "# <script>alert(1)</script>", "> <script>alert(1)</script>", "|<script>|x|\n|-|-|\n|<img src=x onerror=alert(1)>|y|", "[x](https://a.example \"onmouseover=alert(1)\")",
        "[x](https://a.example/\" onmouseover=\"alert(1))", "@<script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<style>body{background:url(javascript:alert(1))}</style>", "<base href=https://elsewhere.example>",
        "<form action=https://elsewhere.example><input name=salasana></form>", "<meta http-equiv=refresh content=0;url=https://elsewhere.example>", "www.elsewhere.example\"onclick=alert(1)", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[![x](javascript:alert(1))](javascript:alert(2))", "[x](#javascript:alert(1))", "[x](file:///etc/passwd)", "[x](tel:112)", "\u202e<script>", "{onclick=alert(1)}", "# x {onclick=alert(1)}", "[x](https://a.example){onclick=alert(1)}",
    ];

    [Fact]
    public void Who_quotes_or_shows_code_speaks_to_nobody_in_it()
    {
        const string Text = "@Aino\n> @Pekka\njatkuu @Liisa\n\n`@Ville` ja @Kaisa\n\n```\n@Onni\n```\n\n    @Eino\n\n@Ääni";

        var spoken = PostText.Spoken(Text);

        Assert.Equal(Text.Length, spoken.Length);
        Assert.Equal(["@Aino", "@Kaisa", "@Ääni"], spoken.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith('@')));
        Assert.Equal(3, MentionFinder.Count(Text));
    }

    [Fact]
    public void Whatever_is_written_what_is_spoken_stands_where_it_stood()
    {
        string[] parts = ["@Aino", "> ", ">", "`", "```", "~~~", "    ", "\t", "\n", "\n\n", "\r\n", "- ", "1. ", "# ", "|", "|-|-|\n", "**", "_", "[a](b)", "![", "](", "[x]: /y", "\\", "<", "&amp;", "\0", " ", "ä", "👧", "---"];
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => parts[random.Next(parts.Length)]));
            var spoken = PostText.Spoken(text);
            Assert.Equal(text.Length, spoken.Length);
            Assert.All(spoken.Zip(text), c => Assert.True(c.First == c.Second || c.First == ' ', text));
        }
    }

    [Fact]
    public void Code_can_be_scrolled_by_the_keyboard() => Assert.Equal("0", Read("```\npitkä\n```").QuerySelector("pre")!.GetAttribute("tabindex"));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Nothing_that_members_write_runs_or_loads(string text)
    {
        var body = Read(text);

        Assert.Empty(body.QuerySelectorAll("script, iframe, img, svg, style, base, form, input, meta, object, embed, link"));
        Assert.DoesNotContain(body.QuerySelectorAll("*").SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style");
        foreach (var link in body.QuerySelectorAll("[href]"))
        {
            Assert.True(PostText.IsAllowed(link.GetAttribute("href")), link.OuterHtml);
            Assert.Equal("nofollow ugc noopener", link.GetAttribute("rel"));
        }
    }

    [Fact]
    public void Links_lists_and_quotes_are_shown()
    {
        var body = Read("Katso [sivu](https://thl.fi/a?b=1&c=2) ja www.oph.fi ja [täällä](/pilotit).\n\n- yksi\n- kaksi\n\n> lainaus\n\n# Otsikko\n\n**tärkeä** <joku@example.org>");

        Assert.Equal(["https://thl.fi/a?b=1&c=2", "https://www.oph.fi", "/pilotit", "mailto:joku@example.org"], body.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(2, body.QuerySelectorAll("li").Length);
        Assert.NotNull(body.QuerySelector("blockquote"));
        Assert.Empty(body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"));
        Assert.Equal("Otsikko", body.QuerySelector("p.post-heading strong")!.TextContent);
    }

    [Fact]
    public void Members_that_are_named_stand_out_and_others_do_not() =>
        Assert.Equal(["@Maija Meikäläinen"], Read("Hei @Maija Meikäläinen ja @Matti!", "Maija Meikäläinen").QuerySelectorAll(".mention").Select(m => m.TextContent));

    [Theory]
    [InlineData("> **Maija M** ([#2](#p2)):\n> hei", "> **x** ([#2](#p2)):\n> hei")]
    [InlineData("> **Maija M** ([#2](/keskustelut/t/1?viesti=2#p2)):", "> **x** ([#2](/keskustelut/t/1?viesti=2#p2)):")]
    [InlineData("@maija m, @Maija M ja @MAIJA M", "x, x ja x")]
    [InlineData("@Maija M Virtanen @Maija Makkonen a@Maija M", "@Maija M Virtanen @Maija Makkonen a@Maija M")]
    [InlineData("Maija M sanoi @", "Maija M sanoi @")]
    public void A_name_is_taken_out_of_quotations_and_mentions(string text, string expected) => Assert.Equal(expected, PostText.WithoutName(text, "Maija M", "x", ["Maija M Virtanen"]));

    [Fact]
    public void Quotes_within_quotes_without_end_are_not_taken()
    {
        Assert.False(PostText.CanBeShown(new string('>', 5_000) + " x"));
        Assert.Equal(0, Read(new string('>', 5_000) + "<script>").QuerySelectorAll("script").Length);
    }

    public static TheoryData<string> Costly { get; } =
    [
        Of("[", 9_950) + "a" + Of("]", 9_950), "|" + Of("a|", 200) + "\n|" + Of("-|", 200) + "\n" + Of("|\n", 9_000), "|" + Of("a|", 40) + "\n|" + Of("-|", 40) + "\n" + Of("|\n", 1_500),
        Of("[](", 6_600), Of("|a", 5_000), Of("[a", 5_000), Of("*a ", 6_600), Of("~~a", 6_600), Of("> - ", 5_000), Of("`|", 10_000),
    ];

    [Theory]
    [MemberData(nameof(Costly))]
    public void What_takes_long_to_show_is_refused_and_shown_as_it_was_typed(string text)
    {
        Assert.False(PostText.CanBeShown(text));
        Assert.Single(Read(text).Children, p => p.ClassName == "text");
        Assert.True(PostText.Html(text, []).ToString()!.Length < text.Length * 7);
    }

    [Fact]
    public void What_a_long_post_needs_is_shown()
    {
        Assert.True(PostText.CanBeShown("|a|b|c|d|\n|-|-|-|-|\n" + Of("|aamulla|päivällä|illalla|yöllä|\n", 300)));
        Assert.True(PostText.CanBeShown(Of("Katso [sivu](https://thl.fi/abcde) ja **tämä** _myös_\n> niin\n\n", 300)));
    }

    [Theory]
    [InlineData("/keskustelut/liite/256be7cc-a07e-5470-873a-3a1ca85024f1", true)]
    [InlineData("/keskustelut/liite/../../oma", false)]
    [InlineData("/keskustelut/liite/256be7cc-a07e-5470-873a-3a1ca85024f1/../../x", false)]
    [InlineData("/keskustelut/liite/256BE7CC-A07E-5470-873A-3A1CA85024F1", false)]
    [InlineData("/keskustelut/liite/256be7cc-a07e-5470-873a-3a1ca85024f1?x=1", false)]
    public void Pictures_are_the_attachments_alone(string address, bool isPicture) => Assert.Equal(isPicture, Read($"![x]({address})").QuerySelector("img") is not null);

    [Theory]
    [InlineData("\u200b\u200b\u200b\u200b\u200b", false)]
    [InlineData("\u2060 \u3164\u2800\ufe0f\u00ad", false)]
    [InlineData("\ufeffa", true)]
    [InlineData("👩‍👩‍👧", true)]
    public void What_nobody_sees_is_no_text(string text, bool isVisible) => Assert.Equal(isVisible, LapeKnowledge.Web.Features.Forms.FormText.IsVisible(text));

    [Fact]
    public void Texts_that_have_too_little_in_common_are_told_as_a_whole()
    {
        var (before, after) = (Shuffled(1), Shuffled(2));

        var pieces = WordDifferences.Of($"Alku {before} loppu", $"Alku {after} loppu");

        Assert.Equal([PieceKind.Same, PieceKind.Removed, PieceKind.Added, PieceKind.Same], pieces.Select(p => p.Kind));

        static string Shuffled(int seed)
        {
            var words = Enumerable.Range(0, 3_000).Select(i => $"s{i}").ToArray();
            new Random(seed).Shuffle(words);
            return string.Join(' ', words);
        }
    }

    [Fact]
    public void Any_two_texts_come_out_of_their_differences()
    {
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var (before, after) = (Any(random), Any(random));
            var pieces = WordDifferences.Of(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        }

        static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => new[] { "a", "b", "c", " ", "\n" }[random.Next(5)]));
    }

    [Fact]
    public void What_a_text_says_is_known_without_its_marks() => Assert.Equal("Otsikko\nKatso sivu ja koodi\nyksi", PostText.Plain("# Otsikko\n\nKatso [sivu](https://thl.fi) ja `koodi`\n\n- yksi"));

    [Fact]
    public void An_edit_is_told_word_by_word()
    {
        var pieces = WordDifferences.Of("Lapsi tulee aamulla kouluun", "Lapsi tulee illalla kotiin ja kouluun");

        Assert.Equal("Lapsi tulee aamulla kouluun", string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
        Assert.Equal("Lapsi tulee illalla kotiin ja kouluun", string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        Assert.Contains(pieces, p => p is { Kind: PieceKind.Same } && p.Text.Contains("Lapsi tulee", StringComparison.Ordinal));
    }

    private static string Of(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static IElement Read(string text, params string[] names) => new HtmlParser().ParseDocument($"<body>{PostText.Html(text, names)}</body>").Body!;
}
