namespace LapeKnowledge.Web.Features.Uploads;

internal enum UploadFamily
{
    Picture,
    Pdf,
    Office,
    OpenDocument,
    Text,
}

/// <param name="Extension">With its dot; the first of its media type is the one that files get.</param>
internal sealed record UploadKind(string Extension, string MediaType, UploadFamily Family);

/// <summary>The kinds of files that are taken.</summary>
internal static class UploadKinds
{
    private const string Ooxml = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    public static readonly IReadOnlyList<UploadKind> All =
    [
        new(".jpg", "image/jpeg", UploadFamily.Picture),
        new(".jpeg", "image/jpeg", UploadFamily.Picture),
        new(".png", "image/png", UploadFamily.Picture),
        new(".webp", "image/webp", UploadFamily.Picture),
        new(".gif", "image/gif", UploadFamily.Picture),
        new(".pdf", "application/pdf", UploadFamily.Pdf),
        new(".docx", Ooxml + "wordprocessingml.document", UploadFamily.Office),
        new(".xlsx", Ooxml + "spreadsheetml.sheet", UploadFamily.Office),
        new(".pptx", Ooxml + "presentationml.presentation", UploadFamily.Office),
        new(".odt", OpenDocument + "text", UploadFamily.OpenDocument),
        new(".ods", OpenDocument + "spreadsheet", UploadFamily.OpenDocument),
        new(".odp", OpenDocument + "presentation", UploadFamily.OpenDocument),
        new(".txt", "text/plain", UploadFamily.Text),
        new(".csv", "text/csv", UploadFamily.Text),
        new(".vtt", "text/vtt", UploadFamily.Text),
    ];

    /// <summary>For the attribute <c>accept</c> of a file field.</summary>
    public static string Accepted => string.Join(',', All.Select(k => k.Extension));

    public static UploadKind? ByName(string name) => All.FirstOrDefault(k => name.EndsWith(k.Extension, StringComparison.OrdinalIgnoreCase));

    public static UploadKind ByMediaType(string type) => All.First(k => k.MediaType == type);

    /// <returns>The media type of the picture that a file begins as; null for anything else.</returns>
    public static string? PictureOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };
}
