namespace LapeKnowledge.Web.Features.Languages;

/// <summary>A value in the language that it is really in.</summary>
/// <param name="Language">The value of a <c>lang</c> attribute when it is not the language of the page; otherwise null.</param>
internal sealed record Localized<T>(T Value, string? Language = null);
