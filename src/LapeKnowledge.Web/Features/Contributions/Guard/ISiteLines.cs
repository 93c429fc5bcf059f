namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>Lines that the site itself has written into a description: the names in them are there on purpose, and no team answers for them.</summary>
internal interface ISiteLines
{
    /// <returns>Each as it is read back, see <see cref="DraftText.Canonical"/>.</returns>
    Task<IReadOnlySet<string>> OfAsync(Guid document, string culture, CancellationToken cancellation);
}

/// <summary>Where the site writes nothing by itself.</summary>
internal sealed class NoSiteLines : ISiteLines
{
    public Task<IReadOnlySet<string>> OfAsync(Guid document, string culture, CancellationToken cancellation) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
