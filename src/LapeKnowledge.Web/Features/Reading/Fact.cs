namespace LapeKnowledge.Web.Features.Reading;

/// <summary>One row of a list of facts: a label and its values.</summary>
internal sealed record Fact(string Label, IReadOnlyList<FactValue> Values);

/// <param name="Url">Where the value links to, if it does.</param>
/// <param name="Language">The value of <c>lang</c> when the text is not in the language of the page; with <paramref name="Url"/> also of <c>hreflang</c>.</param>
/// <param name="Machine">The value of <c>datetime</c> when the text is a date or a duration.</param>
internal sealed record FactValue(string Text, string? Url = null, string? Language = null, string? Machine = null);
