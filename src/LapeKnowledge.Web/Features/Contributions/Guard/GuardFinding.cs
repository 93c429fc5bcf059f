using System.Security.Cryptography;
using System.Text;

namespace LapeKnowledge.Web.Features.Contributions.Guard;

internal enum GuardKind
{
    /// <summary>A personal identity code with a right check character.</summary>
    IdentityCode,
    Phone,
    Email,

    /// <summary>Somebody's name in a way that tells of a child.</summary>
    Child,

    /// <summary>First name and family name.</summary>
    FullName,

    /// <summary>A picture without a word on who agreed to its being shown.</summary>
    PhotoConsent,
}

/// <summary>A place in a text.</summary>
internal sealed record GuardMatch(GuardKind Kind, int Start, int Length);

/// <summary>Something in a description that should not be published.</summary>
/// <param name="Field">The field that it stands in; for a picture, the id of its upload.</param>
/// <param name="Page">The page of the form where it can be mended.</param>
/// <param name="Quote">The very words.</param>
internal sealed record GuardFinding(string Id, GuardKind Kind, string Field, string Page, GuardMatch? Match, string Quote)
{
    private const string NamePrefix = "nimi-";
    private const int Around = 40;
    private const int IdLength = 20;

    /// <summary>Whether it stands in the name of a file.</summary>
    public bool IsInFileName => Field.StartsWith(NamePrefix, StringComparison.Ordinal);

    /// <summary>The field with the name of a file.</summary>
    public static string NameFieldOf(ContributionFile file) => $"{NamePrefix}{file.Upload:N}";

    /// <param name="stem">The field without the number of its row: a step that moves is the same step.</param>
    public static GuardFinding Of(GuardMatch match, string field, string stem, string page, string text)
    {
        var (start, end) = (match.Start, match.Start + match.Length);
        var around = text[Math.Max(0, start - Around)..Math.Min(text.Length, end + Around)];
        return new GuardFinding(IdOf(match.Kind, stem, around), match.Kind, field, page, match, text[start..end]);
    }

    public static GuardFinding OfPicture(ContributionFile file) =>
        new(IdOf(GuardKind.PhotoConsent, "kuva", file.Upload.ToString("N")), GuardKind.PhotoConsent, $"lupa-{file.Upload:N}", DraftFields.Files, null, file.Name);

    private static string IdOf(GuardKind kind, string field, string around) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{field}\n{around}")))[..IdLength];
}
