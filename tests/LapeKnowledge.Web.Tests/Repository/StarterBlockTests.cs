using System.Text.Json.Nodes;
using System.Xml.Linq;
using LapeKnowledge.ModelsGenerator;

namespace LapeKnowledge.Web.Tests.Repository;

/// <summary>
/// Umbraco writes blocks that all languages share anew when it publishes one language, and compares the text with what was imported: in any other form of
/// the same JSON, a document counts as edited as soon as the site has started.
/// </summary>
public sealed class StarterBlockTests
{
    private static readonly string[] Value = ["editorAlias", "culture", "segment", "alias", "value"];
    private static readonly string[] Place = ["contentUdi", "settingsUdi", "contentKey", "settingsKey"];

    [Fact]
    public void Blocks_of_all_languages_are_written_as_Umbraco_publishes_them()
    {
        var folder = Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory), "uSync", "v17", "Content");
        var lists =
            from file in Directory.EnumerateFiles(folder, "*.config")
            from value in XDocument.Load(file).Descendants("Value")
            where value.Attribute("Culture") is null && value.Value.TrimStart().StartsWith('{') && value.Value.Contains("contentTypeKey", StringComparison.Ordinal)
            select (Name: Path.GetFileName(file), Blocks: JsonNode.Parse(value.Value)!);
        var all = lists.ToList();
        Assert.NotEmpty(all);
        foreach (var (name, blocks) in all)
        {
            var values = blocks["contentData"]!.AsArray().SelectMany(b => b!["values"]!.AsArray()).ToList();
            Assert.All(values, v => Assert.True(v!.AsObject().Select(p => p.Key).SequenceEqual(Value) && v["editorAlias"] is not null, name));
            Assert.All(blocks["layout"]!.AsObject().SelectMany(l => l.Value!.AsArray()), l => Assert.True(l!.AsObject().Select(p => p.Key).SequenceEqual(Place), name));
        }
    }
}
