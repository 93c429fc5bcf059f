using System.Security.Cryptography;
using System.Text;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>One step as it is typed.</summary>
/// <param name="Key">Of the block that keeps it; empty for a new one.</param>
internal sealed record DraftStep(Guid Key, string Who, string What, string When, string WithWhat)
{
    public static DraftStep Blank { get; } = new(Guid.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    public bool IsBlank => Who.Length + What.Length + When.Length + WithWhat.Length == 0;

    public string AsText() => string.Join('\n', new[] { Who, What, When, WithWhat }.Where(t => t.Length > 0));
}

/// <summary>A description as it is typed: the text of each field, and the steps.</summary>
internal sealed record DraftContent(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<DraftStep> Steps)
{
    public const int MarkLength = 16;

    public static DraftContent Empty { get; } = new(new Dictionary<string, string>(), []);

    public string this[string field] => Texts.GetValueOrDefault(field, string.Empty);

    public string Name => this[DraftFields.NameField];

    public DraftContent With(string field, string text) => this with { Texts = new Dictionary<string, string>(Texts) { [field] = text } };

    /// <summary>Of everything that is written.</summary>
    public string AllMark => Mark(string.Join((char)30, DraftFields.All.Select(f => this[f.Name]).Append(StepsAsText(Steps))));

    /// <summary>Tells whether a text is still the one that a form was opened with.</summary>
    public string MarkOf(string field) => Mark(field == DraftFields.StepsField ? StepsAsText(Steps) : this[field]);

    public static string StepsAsText(IEnumerable<DraftStep> steps) => string.Join("\n\n", steps.Select(s => string.Join('\u001f', s.Who, s.What, s.When, s.WithWhat)));

    public static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..MarkLength];
}
