namespace LapeKnowledge.Web.Features.Demo;

/// <summary>What a feature adds to a demonstration (<c>scripts/run.sh --demo</c>), marked as a sample wherever it is shown.</summary>
internal interface IDemoPart
{
    /// <summary>The accounts are 10; whatever needs them comes after.</summary>
    int Order { get; }

    /// <summary>Adds what is missing. It is called at each start of a demonstration: what is there already is left as it is.</summary>
    Task SeedAsync(CancellationToken cancellation);
}
