using System.Globalization;

namespace LapeKnowledge.Web.Features.Sections;

/// <summary>One page of a long list. A page number that is not there gives the nearest one, and the page says so.</summary>
internal sealed record Paging(int Page, int Pages)
{
    /// <summary>The address of another page of the same list.</summary>
    public Func<int, string> Address { get; init; } = page => FormattableString.Invariant($"?{Parameter}={page}");

    /// <summary>Whether another page was asked for, which is not there.</summary>
    public bool IsOther { get; private init; }

    public const int Size = 60;

    /// <summary>The name of the page number in the address.</summary>
    public const string Parameter = "sivu";

    public static Paging Of(int items, string? asked)
    {
        var pages = Math.Max(1, (items + Size - 1) / Size);
        var page = int.TryParse(asked, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, pages) : 1;
        return new Paging(page, pages) { IsOther = !string.IsNullOrEmpty(asked) && number != page };
    }

    public IEnumerable<T> Take<T>(IEnumerable<T> items) => items.Skip((Page - 1) * Size).Take(Size);
}
