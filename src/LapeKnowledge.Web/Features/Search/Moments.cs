using System.Text.Json;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>Where in the transcript of a video each cue begins, as the index keeps it with the document: <c>{"cues":[[offset,second],…]}</c>.</summary>
internal static class Moments
{
    /// <param name="stored">What is kept with the document; anything.</param>
    /// <param name="offset">In the text of the transcript, in UTF-16 code units.</param>
    /// <returns>The second at which the cue begins in which the offset stands; null when it is not known.</returns>
    public static int? At(string? stored, int offset)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(stored);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("cues", out var cues) ? At(cues, offset) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null; // kept by another version
        }
    }

    private static int? At(JsonElement cues, int offset)
    {
        int? second = null;
        foreach (var cue in cues.EnumerateArray())
        {
            if (cue[0].GetInt32() > offset)
            {
                break;
            }

            second = (int)cue[1].GetDouble();
        }

        return second;
    }
}
