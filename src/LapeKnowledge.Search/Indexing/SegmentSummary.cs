using System.Text.Json;
using System.Text.Json.Serialization;

namespace LapeKnowledge.Search.Indexing;

/// <param name="Documents">Documents of the language.</param>
/// <param name="Length">The sum of their weighted lengths.</param>
internal sealed record LanguageSummary(string Language, int Documents, double Length);

/// <param name="Values">The ordinals of the column's values are their places here.</param>
internal sealed record ColumnSummary(string Name, IReadOnlyList<string> Values);

internal sealed record SegmentSummary(
    int Documents, IReadOnlyList<LanguageSummary> Languages, IReadOnlyList<ColumnSummary> Columns)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SegmentJson.Default.SegmentSummary);

    public static SegmentSummary FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, SegmentJson.Default.SegmentSummary) ?? throw new JsonException("The summary is empty.");
}

[JsonSerializable(typeof(SegmentSummary))]
internal sealed partial class SegmentJson : JsonSerializerContext;
