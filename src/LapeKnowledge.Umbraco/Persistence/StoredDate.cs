namespace LapeKnowledge.Umbraco.Persistence;

/// <summary>
/// A date as every database keeps it: UTC, in whole microseconds. PostgreSQL has no finer ones, and a date that is stored twice, in a column and in
/// JSON, must read back the same from both.
/// </summary>
internal static class StoredDate
{
    public static DateTime Of(DateTime date)
    {
        var utc = date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : DateTime.SpecifyKind(date, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
