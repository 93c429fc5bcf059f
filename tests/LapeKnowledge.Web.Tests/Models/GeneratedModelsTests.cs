using LapeKnowledge.ModelsGenerator;

namespace LapeKnowledge.Web.Tests.Models;

public sealed class GeneratedModelsTests
{
    private static readonly string Repository = RepositoryRoot.Find(AppContext.BaseDirectory);
    private static readonly string ModelsFolder = Path.Combine(Repository, "src", "LapeKnowledge.Web", "Models");
    private static readonly UsyncSchema Schema = UsyncSchema.Read(Path.Combine(Repository, "uSync", "v17"));

    [Fact]
    public void The_checked_in_models_are_those_that_the_schema_gives()
    {
        var expected = GeneratedModels.From(Schema);
        var actual = Directory.GetFiles(ModelsFolder, "*" + GeneratedModels.Suffix)
            .ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(f).ReplaceLineEndings("\n"));

        Assert.True(expected.Count > 30, "the schema was not read");
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, file => Assert.True(file.Value == actual[file.Key], $"{file.Key} is not current: dotnet run --project eng/ModelsGenerator"));
    }

    [Fact]
    public void Every_document_type_has_a_model_with_its_alias()
    {
        var models = typeof(LapeKnowledge.Web.Models.Tool).Assembly.GetTypes()
            .Select(t => t.GetField("ModelTypeAlias")?.GetRawConstantValue() as string)
            .OfType<string>()
            .Order(StringComparer.Ordinal);

        Assert.Equal(Schema.ContentTypes.Select(t => t.Alias).Order(StringComparer.Ordinal), models);
    }
}
