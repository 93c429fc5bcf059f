using System.Text.Json;

namespace LapeKnowledge.ModelsGenerator;

/// <summary>
/// Writes the closed vocabularies. A vocabulary is a dictionary item whose children are its codes
/// (<c>Phase</c>, <c>Phase.trial</c>); the drop-down and check box list data types must offer the same codes.
/// </summary>
internal static class VocabularyWriter
{
    public static string Write(UsyncSchema schema)
    {
        var file = GeneratedModels.StartFile();
        file.Line("/// <summary>The codes of the closed vocabularies. Their labels stand in the dictionary under vocabulary and code.</summary>");
        file.Line("public static class Vocabularies");
        file.Line("{");
        foreach (var (index, codes) in CodeLists(schema).Index())
        {
            var vocabulary = VocabularyOf(schema, codes);
            file.Line(index == 0 ? $"    /// <summary>{GeneratedModels.Xml(codes.Name)}</summary>" : $"\n    /// <summary>{GeneratedModels.Xml(codes.Name)}</summary>");
            file.Line($"    public static class {vocabulary}");
            file.Line("    {");
            file.Line($"        public const string Key = \"{vocabulary}\";");
            foreach (var code in codes.Codes)
            {
                file.Line($"        public const string {Names.OfCode(code)} = \"{code}\";");
            }

            file.Line();
            file.Line($"        public static IReadOnlyList<string> All {{ get; }} = [{string.Join(", ", codes.Codes.Select(Names.OfCode))}];");
            file.Line("    }");
        }

        file.Line("}");
        return file.ToString();
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Codes)> CodeLists(UsyncSchema schema) =>
        from dataType in schema.DataTypes
        where dataType.EditorAlias is "Umbraco.DropDown.Flexible" or "Umbraco.CheckBoxList"
        let codes = dataType.Configuration.GetProperty("items").EnumerateArray().Select(CodeOf).ToList()
        orderby VocabularyOf(schema, (dataType.Name, codes))
        select (dataType.Name, (IReadOnlyList<string>)codes);

    private static string CodeOf(JsonElement item) => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetProperty("value").GetString()!;

    private static string VocabularyOf(UsyncSchema schema, (string Name, IReadOnlyList<string> Codes) list)
    {
        var candidates = schema.Dictionary.Where(e => string.IsNullOrEmpty(e.Parent) && list.Name.EndsWith(": " + e.Text, StringComparison.Ordinal)).ToList();
        var fitting = candidates.Where(c => list.Codes.All(code => schema.Dictionary.Any(e => e.Key == $"{c.Key}.{code}"))).ToList();
        return fitting.Count == 1
            ? fitting[0].Key
            : throw new InvalidDataException($"The data type '{list.Name}' needs one dictionary item with its name and a child for each of its codes; found {fitting.Count}.");
    }
}
