using System.Globalization;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>What is said from one second of a video to another.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
internal sealed record Cue(double Start, double End, IReadOnlyList<Speech> Speeches);

/// <param name="Speaker">The name that the file gives; null when it gives none.</param>
/// <param name="Text">Plain text: the markup of the file is left out.</param>
internal sealed record Speech(string? Speaker, string Text);

/// <summary>
/// Reads WebVTT as browsers do (W3C WebVTT, section 6): what is wrong with a cue loses that cue and nothing else. Notes, styles, regions and
/// settings of cues are left out.
/// </summary>
internal static class WebVtt
{
    public const string ContentType = "text/vtt; charset=utf-8";
    public const int MaxCues = 20_000;
    private const string Signature = "WEBVTT";
    private const string Arrow = "-->";
    private const int MaxHourDigits = 5;

    /// <returns>The cues in the order of their starts; null when the text is no WebVTT at all.</returns>
    public static IReadOnlyList<Cue>? Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD').Split('\n');
        if (!lines[0].StartsWith(Signature, StringComparison.Ordinal) || lines[0].AsSpan(Signature.Length) is not ("" or [' ' or '\t', ..]))
        {
            return null;
        }

        var cues = new List<Cue>();
        for (var line = AfterHeader(lines); line < lines.Length && cues.Count < MaxCues;)
        {
            line = ReadBlock(lines, line, cues);
        }

        return [.. cues.OrderBy(c => c.Start)];
    }

    private static int AfterHeader(string[] lines)
    {
        var line = 1;
        while (line < lines.Length && lines[line].Length > 0 && !IsTiming(lines[line]))
        {
            line++;
        }

        return line;
    }

    /// <summary>A block is the lines up to a blank one; it is a cue when its first or second line tells a time.</summary>
    /// <returns>The line to go on with.</returns>
    private static int ReadBlock(string[] lines, int line, List<Cue> cues)
    {
        while (line < lines.Length && lines[line].Length == 0)
        {
            line++;
        }

        var first = line;
        (double Start, double End)? times = null;
        var (timing, text) = (-1, new List<string>());
        for (; line < lines.Length && lines[line].Length > 0; line++)
        {
            if (!IsTiming(lines[line]))
            {
                text.Add(lines[line]);
                continue;
            }

            if (timing >= 0 || line > first + 1)
            {
                break; // the blank line before the next cue is missing
            }

            (timing, times) = (line, Times(lines[line]));
            text.Clear(); // what stood before was the name of the cue
        }

        if (times is { } known && CueText.Read(string.Join('\n', text)) is { Count: > 0 } speeches)
        {
            cues.Add(new Cue(known.Start, known.End, speeches));
        }

        return line;
    }

    private static bool IsTiming(string line) => line.Contains(Arrow, StringComparison.Ordinal);

    private static (double Start, double End)? Times(string line)
    {
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        var after = line.AsSpan(arrow + Arrow.Length).TrimStart(" \t");
        var end = after.IndexOfAny(' ', '\t') is >= 0 and var space ? after[..space] : after;
        return Seconds(line.AsSpan(0, arrow).Trim(" \t")) is { } from && Seconds(end) is { } to ? (from, to) : null;
    }

    /// <summary><c>1:02:03.450</c> or <c>02:03.450</c>.</summary>
    private static double? Seconds(ReadOnlySpan<char> stamp)
    {
        if (stamp.Length < "00:00.000".Length || stamp[^4] != '.' || !IsNumber(stamp[^3..], 3, 3, out var thousandths))
        {
            return null;
        }

        Span<Range> ranges = stackalloc Range[4];
        var whole = stamp[..^4];
        var count = whole.Split(ranges, ':');
        if (count is not (2 or 3))
        {
            return null;
        }

        var hours = 0;
        return (count == 2 || IsNumber(whole[ranges[0]], 1, MaxHourDigits, out hours))
            && IsNumber(whole[ranges[count - 2]], 2, 2, out var minutes) && minutes < 60
            && IsNumber(whole[ranges[count - 1]], 2, 2, out var seconds) && seconds < 60
                ? (hours * 3600d) + (minutes * 60) + seconds + (thousandths / 1000d)
                : null;
    }

    private static bool IsNumber(ReadOnlySpan<char> digits, int min, int max, out int number)
    {
        number = 0;
        return digits.Length >= min && digits.Length <= max && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
