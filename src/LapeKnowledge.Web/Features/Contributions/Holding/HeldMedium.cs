namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// A media item of a description that no published document has shown yet. Umbraco's media have no unpublished state: while there is such a row, the team
/// and the editors alone are given the file.
/// </summary>
internal sealed class HeldMedium
{
    public const int PathLength = 300;

    private HeldMedium()
    {
    }

    public Guid MediaKey { get; private set; }

    /// <summary>Of the file, within the folder of media.</summary>
    public string Path { get; private set; } = string.Empty;

    public Guid PilotKey { get; private set; }

    public Guid DocumentKey { get; private set; }

    public DateTime HeldUtc { get; private set; }

    public static HeldMedium Of(Guid media, string path, Contribution contribution, DateTime utc) =>
        new() { MediaKey = media, Path = path, PilotKey = contribution.PilotKey, DocumentKey = contribution.DocumentKey, HeldUtc = utc };
}
