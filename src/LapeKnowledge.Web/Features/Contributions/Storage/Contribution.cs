using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>How far a description is in one language.</summary>
internal enum ContributionState
{
    /// <summary>The team writes it.</summary>
    Draft,

    /// <summary>It waits for an editor.</summary>
    Sent,

    /// <summary>It waits for the team again.</summary>
    ChangesRequested,

    /// <summary>What was sent last is published.</summary>
    Published,

    /// <summary>The team took it back.</summary>
    Withdrawn,
}

/// <summary>One that waits for somebody, as a list shows it.</summary>
/// <param name="SinceUtc">Since when it waits.</param>
internal sealed record WaitingContribution(Guid Id, Guid DocumentKey, Guid PilotKey, Guid AuthorKey, string Culture, ContributionState State, DateTime? SentUtc, DateTime SinceUtc);

/// <summary>
/// That a pilot's team describes a process, in one language. The text itself is the Umbraco document below the pilot; here is what the document does not
/// know: who writes it, how far it is, and what was answered to the guard.
/// </summary>
internal sealed class Contribution
{
    public const int JsonLength = 100_000;

    private Contribution()
    {
    }

    public Guid Id { get; private set; }

    public Guid DocumentKey { get; private set; }

    public Guid PilotKey { get; private set; }

    /// <summary>Who began it; empty once his data are erased.</summary>
    public Guid AuthorKey { get; private set; }

    /// <summary>One of <see cref="Cultures.All"/>.</summary>
    public string Culture { get; private set; } = Cultures.Finnish;

    public ContributionState State { get; private set; }

    /// <summary>Another one after each change of state, answer or file.</summary>
    public int Version { get; private set; }

    public DateTime CreatedUtc { get; private set; }

    public DateTime ChangedUtc { get; private set; }

    /// <summary>When it was last sent; null when it never was.</summary>
    public DateTime? SentUtc { get; private set; }

    /// <summary>The answers to the guard, as <see cref="ContributionJson"/> writes them.</summary>
    public string Answers { get; private set; } = "[]";

    /// <summary>The files, as <see cref="ContributionJson"/> writes them.</summary>
    public string Files { get; private set; } = "[]";

    /// <summary>Who is writing into the document at this moment, and until when he may; null when nobody is.</summary>
    public Guid? HeldBy { get; private set; }

    public DateTime? HeldUntilUtc { get; private set; }

    public bool IsOpen => State is ContributionState.Draft or ContributionState.ChangesRequested or ContributionState.Withdrawn;

    public static Contribution Begin(Guid document, Guid pilot, Guid author, string culture, DateTime utc) => new()
    {
        Id = Guid.NewGuid(),
        DocumentKey = document,
        PilotKey = pilot,
        AuthorKey = author,
        Culture = culture,
        Version = 1,
        CreatedUtc = utc,
        ChangedUtc = utc,
    };
}
