using System.Text.Json;

namespace LapeKnowledge.ModelsGenerator;

/// <summary>The CLR type that the value converter of a data type gives.</summary>
public static class ClrTypes
{
    /// <exception cref="NotSupportedException">The data type's editor is not known here; add it.</exception>
    public static string Of(DataTypeSchema dataType) => dataType.EditorAlias switch
    {
        "Umbraco.TextBox" or "Umbraco.TextArea" or "Umbraco.UploadField" => "string",
        "Umbraco.RichText" => "IHtmlEncodedString",
        "Umbraco.TrueFalse" => "bool",
        "Umbraco.Integer" => "int",
        "Umbraco.Decimal" => "decimal",
        "Umbraco.DateTime" => "DateTime",
        "Umbraco.BlockList" => "BlockListModel",
        "Umbraco.CheckBoxList" or "Umbraco.MultipleTextstring" => "IEnumerable<string>",
        "Umbraco.DropDown.Flexible" => Flag(dataType, "multiple") ? "IEnumerable<string>" : "string",
        "Umbraco.MultiNodeTreePicker" => OneOrMany("IPublishedContent", Number(dataType, "maxNumber") == 1),
        "Umbraco.MultiUrlPicker" => OneOrMany("Link", Number(dataType, "maxNumber") == 1),
        // the converter gives MediaWithCrops, which Umbraco.Core does not know; it is a published content
        "Umbraco.MediaPicker3" => OneOrMany("IPublishedContent", !Flag(dataType, "multiple")),
        var editor => throw new NotSupportedException($"No CLR type is known for the editor {editor} of the data type {dataType.Name}."),
    };

    public static bool IsValueType(string type) => type is "bool" or "int" or "decimal" or "DateTime";

    private static string OneOrMany(string type, bool one) => one ? type : $"IEnumerable<{type}>";

    private static bool Flag(DataTypeSchema dataType, string name) =>
        dataType.Configuration.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int Number(DataTypeSchema dataType, string name) =>
        dataType.Configuration.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;
}
