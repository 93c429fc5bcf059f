using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>JSON inside values: indented in files as uSync writes it, compact in the database, compared by meaning.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256, AllowTrailingCommas = true };
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", MaxDepth = 256 };
    private static readonly JsonWriterOptions Compacted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>Objects and arrays only: a number or a quoted word is a plain value.</summary>
    public static JsonDocument? TryParse(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || (trimmed[0], trimmed[^1]) is not (('{', '}') or ('[', ']')))
        {
            return null;
        }
        try
        {
            return JsonDocument.Parse(text!, Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Indent(string text) => Rewrite(text, Indented);

    public static string Compact(string text) => Rewrite(text, Compacted);

    public static string Indent(Action<Utf8JsonWriter> write) => Write(write, Indented);

    public static bool SameMeaning(string left, string right)
    {
        using var a = TryParse(left);
        using var b = TryParse(right);
        return a is not null && b is not null && JsonElement.DeepEquals(a.RootElement, b.RootElement);
    }

    private static string Rewrite(string text, JsonWriterOptions options)
    {
        using var document = TryParse(text);
        if (document is null)
        {
            return text;
        }
        try
        {
            return Write(document.RootElement.WriteTo, options);
        }
        catch (InvalidOperationException)
        {
            return text; // half a surrogate pair: it can be kept, but not written again
        }
    }

    private static string Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
