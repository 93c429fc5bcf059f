namespace LapeKnowledge.Web.Features.Forms;

/// <summary>A labelled field with its note and what is wrong with it, as the view <c>_Field</c> shows it.</summary>
/// <param name="Name">Of the field as it is sent.</param>
/// <param name="Label">In the reader's language.</param>
internal sealed record FormField(string Name, string Label, string? Value = null)
{
    /// <summary>Of the element on its page: the name, where no other form of the page has a field of that name.</summary>
    public string Id { get => field ?? Name; init; }

    /// <summary>The type of an input; <c>textarea</c> and <c>select</c> for those; <c>checkbox</c> for one that is on when <see cref="Value"/> is not null, <c>checkboxes</c> for several.</summary>
    public string Type { get; init; } = "text";

    public string? Note { get; init; }

    public string? Error { get; init; }

    /// <summary>The id of the form that it belongs to where it stands outside of it; null within it.</summary>
    public string? Form { get; init; }

    public int? MaxLength { get; init; }

    public int Rows { get; init; } = 6;

    public string? Autocomplete { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Of a select or of several checkboxes: what is sent, and what is shown.</summary>
    public IReadOnlyList<(string Value, string Label)> Options { get; init; } = [];

    /// <summary>Of several checkboxes: those that are on.</summary>
    public IReadOnlyCollection<string> Chosen { get; init; } = [];
}
