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

    private static IElement Read(string text, params string[] names) => new HtmlParser().ParseDocument($"<body>{PostText.Html(text, names)}</body>").Body!;
}
