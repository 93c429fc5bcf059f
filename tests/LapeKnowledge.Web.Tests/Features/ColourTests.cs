using LapeKnowledge.Web.Features.Styles;
using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>Every colour of text can be read on every surface that it stands on, in light and in dark.</summary>
public sealed class ColourTests
{
    private static ColourSheet Sheet => ColourSheet.Read(File.ReadAllText(RepositoryFolder.File("src", "LapeKnowledge.Web", "wwwroot", "css", "site.css")));

    [Fact]
    public void All_pairs_have_the_contrast_that_they_need()
    {
        Assert.True(Sheet.Pairs.Count > 60);
        Assert.Empty(Sheet.Pairs.Where(p => !p.IsEnough).Select(p => FormattableString.Invariant($"{p.Text} on {p.Surface}: {p.Light:0.00}, {p.Dark:0.00}, needs {p.Least}")));
    }

    [Fact]
    public void Every_kind_of_content_has_its_colour()
        => Assert.Subset(Sheet.Colours.Keys.ToHashSet(), new HashSet<string> { "ink", "of-goodPractice", "of-seminarVideo", "of-meeting", "of-province", "of-collection" });

    [Fact]
    public void Black_on_white_is_twenty_one_to_one()
    {
        var names = Sheet.Colours.Keys.Select(name => name.StartsWith("of-", StringComparison.Ordinal) ? $".{name} {{ --type: {Of(name)}; }}" : $"--{name}: {Of(name)};");
        var pair = ColourSheet.Read(string.Join('\n', names)).Pairs.First(p => p is { Text: "ink", Surface: "paper" });
        Assert.Equal(21, pair.Light, 3);
        Assert.Equal(21, pair.Dark, 3);
    }

    private static string Of(string name) => name is "ink" ? "light-dark(#000000, #ffffff)" : "light-dark(#ffffff, #000000)";
}
