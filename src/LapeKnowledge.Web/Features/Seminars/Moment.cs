using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>A second of a video, as addresses name it: <c>?t=90</c>, <c>?t=1m30s</c>, <c>?t=1:30</c>.</summary>
internal static partial class Moment
{
    public const string Name = "t";
    private const int Longest = 24 * 3600;

    /// <summary>The address of a second, with a fragment that brings the player into view.</summary>
    /// <param name="page">The path of the page of the video.</param>
    public static string Link(string page, double seconds) =>
        seconds < 1 ? $"{page}#{VideoPlayer.Id}" : FormattableString.Invariant($"?{Name}={(int)seconds}#{VideoPlayer.Id}");

    /// <param name="duration">Of the video in seconds; 0 when it is not known.</param>
    /// <returns>Null for anything that names no second of the video.</returns>
    public static int? Read(StringValues values, int duration)
    {
        if (values.Count != 1 || values[0] is not { Length: > 0 and <= 20 } text)
        {
            return null;
        }

        var seconds = OfUnits(text) ?? OfClock(text);
        return seconds is > 0 and <= Longest && (duration <= 0 || seconds < duration) ? (int)seconds : null;
    }

    private static long? OfUnits(string text) =>
        Units().Match(text) is { Success: true } match && match.Length > 0
            ? (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s")
            : null;

    private static long? OfClock(string text) =>
        Clock().Match(text) is { Success: true } match ? (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s") : null;

    private static long Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>[0-9]{1,3})h)?(?:(?<m>[0-9]{1,4})m)?(?:(?<s>[0-9]{1,6})s?)?\z")]
    private static partial Regex Units();

    [GeneratedRegex(@"^(?:(?<h>[0-9]{1,2}):)?(?<m>[0-9]{1,3}):(?<s>[0-9]{2})\z")]
    private static partial Regex Clock();
}
