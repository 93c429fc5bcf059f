namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// What the properties without a stored value are shown as in one culture: a place for each property of the type, because most of fifty properties are
/// empty and an object for each of them would be most of what a large site has in memory. They are good as long as no content changes.
/// </summary>
internal sealed class EmptyValues(string culture, string segment, object generation, int count, EmptyValues? next)
{
    private static readonly object NotMade = new();
    private readonly object?[] _values = Enumerable.Repeat<object?>(NotMade, count).ToArray();

    /// <summary>The values of a culture and segment, those of a generation that has passed forgotten.</summary>
    public static EmptyValues Of(ref EmptyValues? first, string culture, string segment, object generation, int count)
    {
        var present = Volatile.Read(ref first);
        if (present is not null && !ReferenceEquals(present.Generation, generation))
        {
            present = null;
        }
        for (var values = present; values is not null; values = values.Next)
        {
            if (values.Culture == culture && values.Segment == segment)
            {
                return values;
            }
        }
        var added = new EmptyValues(culture, segment, generation, count, present);
        Volatile.Write(ref first, added);
        return added;
    }

    /// <summary>The value of a property; of two callers that make it at once both may.</summary>
    public object? Get(int property, Func<object?> make)
    {
        var value = Volatile.Read(ref _values[property]);
        if (ReferenceEquals(value, NotMade))
        {
            value = make();
            Volatile.Write(ref _values[property], value);
        }
        return value;
    }

    private string Culture => culture;

    private string Segment => segment;

    private object Generation => generation;

    private EmptyValues? Next => next;
}
