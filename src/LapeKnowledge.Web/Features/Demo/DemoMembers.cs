namespace LapeKnowledge.Web.Features.Demo;

/// <summary>The sample accounts. Their keys are the same everywhere, so that other features can let them write.</summary>
internal static class DemoMembers
{
    public const string Password = "Esimerkki-2026!";

    /// <summary>Coordinates the first pilot of the site.</summary>
    public static readonly Guid Coordinator = new("0d390000-0000-4000-8000-000000000001");

    public static readonly Guid Member = new("0d390000-0000-4000-8000-000000000002");

    public static readonly Guid Editor = new("0d390000-0000-4000-8000-000000000003");

    public static readonly Guid Administrator = new("0d390000-0000-4000-8000-000000000004");
}
