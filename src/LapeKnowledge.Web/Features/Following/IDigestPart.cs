namespace LapeKnowledge.Web.Features.Following;

/// <summary>What a feature has to tell in the weekly digest. Registered as a singleton; read within an Umbraco context.</summary>
internal interface IDigestPart
{
    /// <summary>Parts stand in this order.</summary>
    int Order { get; }

    /// <summary>The key of the heading among <see cref="Models.InterfaceTexts"/>.</summary>
    string Heading { get; }

    /// <summary>Everything of the time that anybody who may read it might follow, the most important first.</summary>
    /// <param name="fromUtc">Including.</param>
    /// <param name="toUtc">Excluding.</param>
    Task<IReadOnlyList<DigestItem>> ReadAsync(DateTime fromUtc, DateTime toUtc, CancellationToken cancellation);
}

/// <summary>One piece of news.</summary>
/// <param name="About">The documents whose followers it is for; see <see cref="DigestSubjects"/>.</param>
/// <param name="Write">The line in the culture of the mail, and the path that it leads to, for somebody who reads in another culture perhaps; null when there is nothing to read in it.</param>
internal sealed record DigestItem(IReadOnlySet<Guid> About, Func<string, string, (string Text, string Path)?> Write)
{
    /// <summary>The cultures in which there is something new to read; none when it is all the same.</summary>
    public IReadOnlyCollection<string> Cultures { get; init; } = [];

    /// <summary>Who does not get it, as the one who wrote it; null for nobody.</summary>
    public Guid? NotFor { get; init; }
}
