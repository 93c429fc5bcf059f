using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Forms;

/// <summary>One request for a page with a form.</summary>
/// <param name="Fields">What was sent; empty when the page is only opened.</param>
/// <param name="Member">Who is signed in; null when nobody is.</param>
/// <param name="Notice">What was wrong with the sending as a whole, in the reader's language; null when nothing was. The form is then shown again with what was sent.</param>
internal sealed record FormContext(HttpContext Http, string Culture, IFormCollection Fields, ActingMember? Member, string? Notice = null)
{
    /// <summary>Why nothing of what was sent could be read; null when it could.</summary>
    public FormProblem? Problem { get; init; }

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>The signed-in member of an address that only members come to.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the address lacks <see cref="MemberAccess.ForMembers"/>.</exception>
    public ActingMember Actor => Member ?? throw new InvalidOperationException("This address is open to nobody in particular.");

    /// <summary>A parameter of the address that is a key; empty when the address has none of that name.</summary>
    public Guid Key(string parameter) => Guid.TryParse(Http.Request.RouteValues[parameter] as string, out var key) ? key : Guid.Empty;

    public T Get<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    public string Text(string key) => Get<Texts>().Get(Culture, key);

    public string Text(string key, params object[] arguments) => Get<Texts>().Format(Culture, key, arguments);

    /// <summary>What was sent in a field, without the blanks around it; empty when nothing was.</summary>
    public string this[string field] => Fields[field].ToString().Trim();
}
