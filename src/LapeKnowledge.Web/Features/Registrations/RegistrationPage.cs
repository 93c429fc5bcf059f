using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>What the pages of registering and cancelling show.</summary>
/// <param name="Title">The heading of the page.</param>
/// <param name="Notices">What there is to say first.</param>
/// <param name="Button">The words of the button that sends the form; null when there is no form to send.</param>
/// <param name="HasFields">True for the form that asks for a name and an address; a member, who is known, is asked for nothing.</param>
/// <param name="Back">The page of the event; null when it has none.</param>
internal sealed record RegistrationPage(string Title, IReadOnlyList<string> Notices, string? Button = null, bool HasFields = false, string? Back = null)
{
    public const string NameField = "nimi";
    public const string EmailField = "sahkoposti";

    /// <summary>The heading where the name of the event stands in it, in the language of the name.</summary>
    public IHtmlContent? Heading { get; init; }

    /// <summary>What is asked about the event by its name.</summary>
    public IHtmlContent? Question { get; init; }

    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>Whether a member sends it: then it needs the token of our forms.</summary>
    public bool HasToken { get; init; }

    /// <summary>Where a member cancels what he has registered to; null when he has not.</summary>
    public string? Cancel { get; init; }
}
