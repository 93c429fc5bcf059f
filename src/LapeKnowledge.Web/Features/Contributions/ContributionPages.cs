using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Pilots;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Uploads;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>The page that one chooses on what to describe.</summary>
/// <param name="Pilots">The pilots that the member may begin a description of.</param>
internal sealed record ChoosePage(IReadOnlyList<ItemLink> Pilots, IReadOnlyList<DraftRow> Rows);

/// <summary>A description in a list.</summary>
internal sealed record DraftRow(string Address, string Name, string Pilot, string State, string Language, DateTime ChangedUtc);

/// <summary>A published description that nobody has opened for an update yet.</summary>
/// <param name="Culture">That is updated.</param>
internal sealed record PublishedRow(Guid Document, string Name, string Culture);

/// <summary>The first page of a new description.</summary>
internal sealed record BeginPage(string Pilot, StepPage Step, IReadOnlyList<DraftRow> Rows, IReadOnlyList<PublishedRow> Published);

/// <summary>One page of the form.</summary>
/// <param name="Id">Empty while there is no draft yet.</param>
/// <param name="Content">What stands in the fields.</param>
/// <param name="Marks">Of the texts that the next saving compares with.</param>
internal sealed record StepPage(Guid Id, string Page, string Culture, string Heading, DraftContent Content, IReadOnlyDictionary<string, string> Marks)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<DraftConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<FieldComment> Comments { get; init; } = [];

    public IReadOnlyList<GuardFinding> Findings { get; init; } = [];

    public IReadOnlyList<FileRow> Files { get; init; } = [];

    public string? Notice { get; init; }

    /// <summary>True when an empty row is asked for below the steps.</summary>
    public bool HasNewRow { get; init; }

    /// <summary>The page whose text has just been saved: the browser need not keep it any longer.</summary>
    public string? Saved { get; init; }

    /// <summary>Tells the texts that a browser keeps for one person from those of another.</summary>
    public string Owner { get; init; } = string.Empty;
}

/// <param name="Mark">Of its two texts, as <see cref="DraftContent.Mark"/>.</param>
internal sealed record FileRow(ContributionFile File, string Address, string Mark, Upload? Upload);

/// <summary>All of it to read through, with what the guard has found.</summary>
/// <param name="Missing">What has to be written before it can be sent, with the page for it.</param>
internal sealed record ReadPage(Guid Id, string Culture, string Name, string Version, IReadOnlyList<ReadPart> Parts, IReadOnlyList<FindingRow> Findings, IReadOnlyList<(string Page, string Text)> Missing, bool MaySend)
{
    public string? Notice { get; init; }

    public string? Saved { get; init; }

    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public int Open => Findings.Count(f => f.Answer is null);
}

/// <summary>A text in pieces: those with a finding are marked.</summary>
internal sealed record ReadPart(string Label, string Page, IReadOnlyList<(string Text, GuardFinding? Finding)> Pieces);

internal sealed record FindingRow(GuardFinding Finding, string What, string Todo, GuardAnswer? Answer, string Label);

/// <summary>How far a description is, and what can be done with it.</summary>
internal sealed record StatePage(Guid Id, string Name, string Culture, ContributionState State, int Version, string StateText, string StateNote, string? Published)
{
    /// <summary>The culture of the name: the other one while this one has none.</summary>
    public string NameCulture { get; init; } = Culture;

    public IReadOnlyList<(string Label, FieldComment Comment)> Comments { get; init; } = [];

    /// <summary>What the editor said with the decision; null for nothing.</summary>
    public (DateText On, string Text)? Words { get; init; }

    public ThrownAway MayDelete { get; init; }

    /// <summary>True while there is a published text to go back to.</summary>
    public bool MayDiscard { get; init; }

    public bool MayAddLanguage { get; init; }

    /// <summary>True when the other language may be begun as soon as this one is published.</summary>
    public bool LanguageWaits { get; init; }

    public string? Notice { get; init; }

    public string? Saved { get; init; }

    public string Pilot { get; init; } = string.Empty;
}

/// <summary>The page as readers would see it.</summary>
internal sealed record PreviewPage(Guid Id, string Culture, ProcessDescriptionPage Page, IReadOnlyList<FileRow> Files);
