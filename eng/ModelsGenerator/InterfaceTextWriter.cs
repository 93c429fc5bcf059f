namespace LapeKnowledge.ModelsGenerator;

/// <summary>Writes the dictionary keys of the texts of the interface, so that a text that is not there does not compile.</summary>
internal static class InterfaceTextWriter
{
    private const string Parent = "Interface";

    public static string Write(UsyncSchema schema)
    {
        var file = GeneratedModels.StartFile();
        file.Line("/// <summary>Dictionary keys of the texts of the interface.</summary>");
        file.Line("public static class InterfaceTexts");
        file.Line("{");
        foreach (var entry in schema.Dictionary.Where(e => e.Parent == Parent))
        {
            file.Line($"    /// <summary>{GeneratedModels.Xml(OneLine(entry.Text))}</summary>");
            file.Line($"    public const string {Names.Pascal(entry.Key[(Parent.Length + 1)..])} = \"{entry.Key}\";");
            file.Line();
        }

        file.Remove(file.Length - 1, 1);
        file.Line("}");
        return file.ToString();
    }

    /// <summary>Texts of mails have several.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
