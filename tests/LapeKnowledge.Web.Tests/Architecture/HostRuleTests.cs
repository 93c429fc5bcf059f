namespace LapeKnowledge.Web.Tests.Architecture;

/// <summary>Features know Umbraco alone. The host behind it is named by Program, so that it can be taken out for Umbraco's own.</summary>
public sealed class HostRuleTests
{
    private const string Host = "LapeKnowledge.Umbraco";
    private const string Core = "Umbraco.Core";
    private static readonly Dictionary<string, HashSet<string>> Uses = AssemblyUses.Read(typeof(Program).Assembly.Location);

    [Fact]
    public void Program_uses_the_host()
        => Assert.Contains(Host, Uses[nameof(Program)]);

    [Fact]
    public void No_other_type_uses_the_host()
    {
        var others = Uses.Where(u => u.Key != nameof(Program)).ToArray();

        Assert.True(others.Count(u => u.Value.Contains(Core)) > 20, "Too few types that use Umbraco were found to prove anything.");
        Assert.Empty(others.Where(u => u.Value.Contains(Host)).Select(u => u.Key));
    }
}
