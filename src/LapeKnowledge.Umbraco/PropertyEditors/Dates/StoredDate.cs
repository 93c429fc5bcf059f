using System.Globalization;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Dates;

/// <summary>A moment as the date editors keep it: JSON with the time zone it was entered in.</summary>
internal sealed record StoredDate
{
    public DateTimeOffset Date { get; init; }

    /// <summary>IANA name, for example <c>Europe/Helsinki</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Reads JSON, and the plain dates that other editors keep.</summary>
    public static StoredDate? Read(IJsonSerializer json, object? value) => value switch
    {
        null => null,
        StoredDate read => read,
        DateTime date => new StoredDate { Date = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)) },
        string text when !text.TrimStart().StartsWith('{') => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? new StoredDate { Date = date } : null,
        _ => EditorJson.Read<StoredDate>(json, value),
    };
}
