namespace LapeKnowledge.Web.Features.Sections;

/// <summary>One page of a long list. A page number that is not there gives the nearest one.</summary>
internal sealed record Paging(int Page, int Pages)
{
    /// <summary>The address of another page of the same list.</summary>
    public Func<int, string> Address { get; init; } = page => FormattableString.Invariant($"?{Parameter}={page}");

    public const int Size = 60;

    /// <summary>The name of the page number in the address.</summary>
    public const string Parameter = "sivu";

    public static Paging Of(int items, string? asked)
    {
        var pages = Math.Max(1, (items + Size - 1) / Size);
        return new Paging(int.TryParse(asked, out var page) ? Math.Clamp(page, 1, pages) : 1, pages);
    }

    public IEnumerable<T> Take<T>(IEnumerable<T> items) => items.Skip((Page - 1) * Size).Take(Size);
}
