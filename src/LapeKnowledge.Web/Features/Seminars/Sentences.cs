namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>
/// Captions are cut to what fits below a picture; to be read as text, those that go on with the same sentence are put together again.
/// </summary>
internal static class Sentences
{
    private const double LongestPause = 1.5;
    private const double LongestLine = 20;
    private const string Ends = ".!?…:;])";
    private const string Closing = "\"”»’'";

    public static IReadOnlyList<Cue> Of(IReadOnlyList<Cue> cues)
    {
        var lines = new List<Cue>();
        foreach (var cue in cues)
        {
            if (lines.Count > 0 && GoesOn(lines[^1], cue))
            {
                lines[^1] = Joined(lines[^1], cue);
            }
            else
            {
                lines.Add(cue);
            }
        }

        return lines;
    }

    private static bool GoesOn(Cue line, Cue next) =>
        line.Speeches is [var said] && next.Speeches is [var more]
        && (more.Speaker is null || more.Speaker == said.Speaker)
        && next.Start - line.End <= LongestPause && next.End - line.Start <= LongestLine
        && said.Text.TrimEnd([.. Closing]) is [.., var last] && !Ends.Contains(last);

    private static Cue Joined(Cue line, Cue next) =>
        new(line.Start, Math.Max(line.End, next.End), [line.Speeches[0] with { Text = $"{line.Speeches[0].Text} {next.Speeches[0].Text}" }]);
}
