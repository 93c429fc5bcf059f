using System.Net;
using System.Text;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>
/// Reads the text of a cue: a voice (<c>&lt;v Name&gt;</c>) becomes the speaker, every other tag is left out whatever it says, and character references
/// become the characters that they mean. What comes out is text, to be encoded like any other where it is shown.
/// </summary>
internal static class CueText
{
    public static IReadOnlyList<Speech> Read(string markup)
    {
        var speeches = new List<Speech>();
        var text = new StringBuilder();
        string? speaker = null;
        for (var at = 0; at < markup.Length;)
        {
            var tag = markup.IndexOf('<', at);
            text.Append(markup.AsSpan(at, (tag < 0 ? markup.Length : tag) - at));
            if (tag < 0)
            {
                break;
            }

            var close = markup.IndexOf('>', tag);
            var inside = markup.AsSpan(tag + 1, (close < 0 ? markup.Length : close) - tag - 1);
            if (IsVoice(inside))
            {
                Add(speeches, speaker, text);
                speaker = SpeakerOf(inside);
            }

            at = close < 0 ? markup.Length : close + 1; // a tag that is not closed goes on to the end
        }

        Add(speeches, speaker, text);
        return speeches;
    }

    private static void Add(List<Speech> speeches, string? speaker, StringBuilder text)
    {
        if (Plain(text.ToString()) is { Length: > 0 } said)
        {
            speeches.Add(new Speech(speaker, said));
        }

        text.Clear();
    }

    /// <summary>The start or the end of a voice, with classes or without.</summary>
    private static bool IsVoice(ReadOnlySpan<char> tag) => tag is "/v" or "v" or ['v', ' ' or '\t' or '\n' or '.', ..];

    private static string? SpeakerOf(ReadOnlySpan<char> tag)
    {
        var name = tag.IndexOfAny(' ', '\t', '\n');
        return name >= 0 && Plain(tag[name..].ToString()) is { Length: > 0 } speaker ? speaker : null;
    }

    private static string Plain(string text) => string.Join(' ', WebUtility.HtmlDecode(text).Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
