using System.Text;
using System.Text.Encodings.Web;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>
/// Markdown of members as HTML: no HTML of their own, links only to http, https, mailto and this site, no pictures from elsewhere, and headings that do not
/// stand among those of the page.
/// </summary>
internal static class PostText
{
    public const int MostMentions = 20;
    private const string Uploads = "/keskustelut/liite/";

    /// <summary>What the parser's work grows with the square of, and how many of each a text may have: more than a long post needs.</summary>
    private static readonly (string Marks, int Most)[] Bounds = [("[", 1_000), ("|", 2_000), ("*_~", 2_000), ("`", 2_000), (">", 2_000)];

    /// <summary>Of tables: each row is as wide as the widest.</summary>
    private const int MostCells = 10_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true }).UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UsePipeTables().UseSoftlineBreakAsHardlineBreak().UsePreciseSourceLocation().Build();

    /// <summary>False for what takes too long to show or is endless, such as quotes a thousand deep and tables of a million cells.</summary>
    public static bool CanBeShown(string text) => Parse(text) is not null;

    /// <param name="mentioned">The names that the text mentions members by.</param>
    /// <param name="hasPictures">Whether attached pictures that the text shows are shown; elsewhere than in the discussion they are links to it.</param>
    public static IHtmlContent Html(string text, IReadOnlyCollection<string> mentioned, bool hasPictures = true)
    {
        if (Parse(text) is not { } document)
        {
            return new HtmlString($"<p class=\"text\">{HtmlEncoder.Default.Encode(text)}</p>");
        }

        foreach (var block in document.Descendants<LeafBlock>())
        {
            switch (block)
            {
                case HeadingBlock:
                    block.GetAttributes().AddClass("post-heading");
                    break;
                case CodeBlock:
                    block.GetAttributes().AddProperty("tabindex", "0"); // long lines are scrolled sideways, by the keyboard too
                    break;
            }
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Check(link, hasPictures);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (link.IsEmail || IsAllowed(link.Url))
            {
                link.GetAttributes().AddProperty("rel", "nofollow ugc noopener");
            }
            else
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }

        foreach (var literal in mentioned.Count == 0 ? [] : document.Descendants<LiteralInline>().ToList())
        {
            Mark(literal, mentioned);
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new PostHeadings());
        renderer.ObjectRenderers.FindExact<CodeBlockRenderer>()!.OutputAttributesOnPre = true;
        renderer.Render(document);
        return new HtmlString(writer.ToString());
    }

    /// <summary>What the text says, for searches, mails and feeds.</summary>
    public static string Plain(string text, int length = int.MaxValue)
    {
        if (Parse(text) is not { } document)
        {
            return FormText.Beginning(text, length);
        }

        var plain = new StringBuilder();
        foreach (var inline in document.Descendants())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    plain.Append(literal.Content.ToString());
                    break;
                case CodeInline code:
                    plain.Append(code.Content);
                    break;
                case AutolinkInline link:
                    plain.Append(link.Url);
                    break;
                case LineBreakInline:
                    plain.Append(' ');
                    break;
                case LeafBlock when plain.Length > 0 && !char.IsWhiteSpace(plain[^1]):
                    plain.Append('\n');
                    break;
            }

            if (plain.Length > length)
            {
                return $"{plain.ToString(0, length).TrimEnd()} …";
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>The text as its writer says it to somebody: with blanks where it quotes others or is code, everything else where it was.</summary>
    public static string Spoken(string text)
    {
        var spoken = text.ToCharArray();
        foreach (var part in Parse(text)?.Descendants().Where(p => p is QuoteBlock or CodeBlock or CodeInline) ?? [])
        {
            for (var at = Math.Max(part.Span.Start, 0); at <= part.Span.End && at < spoken.Length; at++) // its end may lie behind that of the text
            {
                spoken[at] = ' ';
            }
        }

        return new string(spoken);
    }

    /// <summary>The text as a quotation, with whose it is.</summary>
    /// <param name="address">Where the post is found, from any page and wherever it is moved.</param>
    public static string Quote(string text, string name, int number, string address) =>
        $"> **{name}** ([#{number}]({address})):\n{string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(l => !l.StartsWith('>')).Select(l => $"> {l}"))}\n\n";

    /// <summary>The text without the name of a member, where it quotes or mentions him.</summary>
    /// <param name="longer">Names of others that begin with his.</param>
    public static string WithoutName(string text, string name, string instead, IReadOnlyCollection<string> longer)
    {
        text = text.Replace($"**{name}** ([#", $"**{instead}** ([#", StringComparison.OrdinalIgnoreCase);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1 + name.Length;
            if (MentionFinder.MayBegin(text, at) && IsAt(text, at + 1, name) && !MentionFinder.IsInWord(text, end) && !longer.Any(other => IsAt(text, at + 1, other)))
            {
                text = $"{text[..at]}{instead}{text[end..]}";
                at = Math.Min(at + instead.Length, text.Length) - 1;
            }
        }

        return text;
    }

    private static bool IsAt(string text, int at, string name) => string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsBounded(string text)
    {
        var rows = text.Split('\n').Select(line => line.AsSpan().Count('|')).Where(bars => bars > 0).ToList();
        return rows.Count * (rows.DefaultIfEmpty().Max() + 1) <= MostCells && Bounds.All(b => b.Marks.Sum(m => text.AsSpan().Count(m)) <= b.Most);
    }

    private static MarkdownDocument? Parse(string text)
    {
        if (!IsBounded(text))
        {
            return null;
        }

        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // deeper within each other than the parser follows
        }
    }

    private static void Check(LinkInline link, bool hasPictures)
    {
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url;
        if (hasPictures && link.IsImage && IsUpload(address))
        {
            link.GetAttributes().AddProperty("loading", "lazy");
            return;
        }

        link.IsImage = false;
        if (!IsAllowed(address))
        {
            var words = new ContainerInline();
            link.ReplaceBy(words, copyChildren: true);
            return;
        }

        link.GetAttributes().AddProperty("rel", "nofollow ugc noopener");
        if (link.FirstChild is null)
        {
            link.AppendChild(new LiteralInline(address!));
        }
    }

    private static bool IsUpload(string? address) =>
        address?.StartsWith(Uploads, StringComparison.Ordinal) == true && Guid.TryParseExact(address[Uploads.Length..], "D", out var id) && address == DiscussionAddresses.OfAttachment(id);

    /// <summary>http, https, mailto, and paths and parts of pages of this site.</summary>
    public static bool IsAllowed(string? address) =>
        address is { Length: > 0 and < 2_000 } && !address.AsSpan().ContainsAnyInRange('\0', ' ')
        && ((address[0] == '#' && !address.Contains(':', StringComparison.Ordinal)) || AccountAddresses.Local(address) is not null
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" && address.StartsWith(uri.Scheme, StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(uri.UserInfo) | uri.Scheme == "mailto"));

    private static void Mark(LiteralInline literal, IReadOnlyCollection<string> names)
    {
        var text = literal.Content.ToString();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var name = names.OrderByDescending(n => n.Length).FirstOrDefault(n => IsAt(text, at + 1, n));
            if (name is null)
            {
                continue;
            }

            var mention = new EmphasisInline { DelimiterChar = '*', DelimiterCount = 2 };
            mention.GetAttributes().AddClass("mention");
            mention.AppendChild(new LiteralInline(text.Substring(at, name.Length + 1)));
            var rest = new LiteralInline(text[(at + name.Length + 1)..]);
            literal.Content = new Markdig.Helpers.StringSlice(text[..at]);
            literal.InsertAfter(mention);
            mention.InsertAfter(rest);
            Mark(rest, names);
            return;
        }
    }

    /// <summary>What somebody types as a heading is a strong line: the headings of the page are the page's own.</summary>
    private sealed class PostHeadings : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
        {
            renderer.Write("<p").WriteAttributes(obj).Write("><strong>").WriteLeafInline(obj).WriteLine("</strong></p>");
        }
    }
}
