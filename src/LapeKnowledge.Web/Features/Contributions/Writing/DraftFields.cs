using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

internal enum DraftFieldKind
{
    /// <summary>The name of the document.</summary>
    Name,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Rich text; typed as plain text.</summary>
    Rich,

    /// <summary>One thing on a line.</summary>
    Lines,
}

/// <summary>A field of the form.</summary>
/// <param name="Name">As it is sent; also its id.</param>
/// <param name="Alias">The property of the document that keeps it.</param>
/// <param name="Page">The page of the form that it stands on.</param>
/// <param name="Label">The texts of the dictionary: what is asked, and an example of an answer.</param>
internal sealed record DraftField(string Name, string Alias, DraftFieldKind Kind, string Page, string Label, string Example, int MaxLength, int Rows);

/// <summary>The form in the order in which a practitioner thinks.</summary>
internal static class DraftFields
{
    public const string NameField = "nimi";
    public const string StepsField = "vaiheet";
    public const int RichLength = 20_000;
    public const int ShortLength = 150;
    public const int MostSteps = 40;
    public const int MostFiles = 12;

    public const string Start = "alku";
    public const string People = "ketka";
    public const string Steps = "vaiheet";
    public const string Change = "muutos";
    public const string Failed = "ei-toiminut";
    public const string Advice = "vinkit";
    public const string Files = "kuvat";
    public const string Read = "lue";

    private const int NameLength = 120;
    private const int SummaryLength = 300;

    /// <summary>The pages of the form; the same words in both languages, as ids of addresses.</summary>
    public static readonly IReadOnlyList<string> Pages = [Start, People, Steps, Change, Failed, Advice, Files, Read];

    public static readonly IReadOnlyList<DraftField> All =
    [
        new(NameField, string.Empty, DraftFieldKind.Name, Start, InterfaceTexts.ContributionName, InterfaceTexts.ContributionNameExample, NameLength, 1),
        new("lahtotilanne", ProcessDescription.Aliases.StartingPoint, DraftFieldKind.Rich, Start, InterfaceTexts.ContributionStart, InterfaceTexts.ContributionStartExample, RichLength, 6),
        new("tiivistelma", Describable.Aliases.Summary, DraftFieldKind.Text, Start, InterfaceTexts.ContributionSummary, InterfaceTexts.ContributionSummaryExample, SummaryLength, 3),
        new("roolit", ProcessDescription.Aliases.Roles, DraftFieldKind.Lines, People, InterfaceTexts.ContributionRoles, InterfaceTexts.ContributionRolesExample, RichLength, 6),
        new("tulokset", ProcessDescription.Aliases.Results, DraftFieldKind.Rich, Change, InterfaceTexts.ContributionResults, InterfaceTexts.ContributionResultsExample, RichLength, 6),
        new("seuranta", ProcessDescription.Aliases.Measurement, DraftFieldKind.Rich, Change, InterfaceTexts.ContributionMeasurement, InterfaceTexts.ContributionMeasurementExample, RichLength, 4),
        new("ei-toiminut", ProcessDescription.Aliases.DidNotWork, DraftFieldKind.Rich, Failed, InterfaceTexts.ContributionFailed, InterfaceTexts.ContributionFailedExample, RichLength, 7),
        new("vinkit", ProcessDescription.Aliases.Tips, DraftFieldKind.Rich, Advice, InterfaceTexts.ContributionTips, InterfaceTexts.ContributionTipsExample, RichLength, 5),
        new("paatokset", ProcessDescription.Aliases.Decisions, DraftFieldKind.Rich, Advice, InterfaceTexts.ContributionDecisions, InterfaceTexts.ContributionDecisionsExample, RichLength, 4),
        new("yhdyspinnat", ProcessDescription.Aliases.Interfaces, DraftFieldKind.Rich, Advice, InterfaceTexts.ContributionInterfaces, InterfaceTexts.ContributionInterfacesExample, RichLength, 4),
    ];

    public static IEnumerable<DraftField> On(string page) => All.Where(f => f.Page == page);

    public static string? Next(string page) => At(page, 1);

    public static string? Previous(string page) => At(page, -1);

    private static string? At(string page, int by) => Pages.ToList().IndexOf(page) + by is var at && at >= 0 && at < Pages.Count ? Pages[at] : null;
}
