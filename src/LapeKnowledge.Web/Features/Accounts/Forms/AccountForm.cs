using LapeKnowledge.Web.Features.Forms;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>A page of accounts: one thing to do, a few words about it, the fields, one button and the ways from here.</summary>
/// <param name="Button">Null where there is nothing to do.</param>
internal sealed record AccountForm(string Title, string? Button)
{
    private const string View = "Accounts/form";

    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>What was wrong with the sending as a whole.</summary>
    public string? Notice { get; init; }

    /// <summary>What was done before the page was opened.</summary>
    public string? Done { get; init; }

    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Hidden { get; init; } = [];

    public IReadOnlyList<OwnLink> Links { get; init; } = [];

    /// <summary>Where the form is sent; null for the page's own address.</summary>
    public string? Action { get; init; }

    /// <summary>A script that helps, and the page does without.</summary>
    public string? Script { get; init; }

    public IReadOnlyDictionary<string, string> Errors => Fields.Where(f => f.Error is not null).ToDictionary(f => f.Name, f => f.Error!);

    public FormPage Page() => new(View, Title, this, Status: Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    /// <summary>Shown again because of what was sent.</summary>
    public FormPage Refused(string notice) => (this with { Notice = notice }).Page() with { Status = StatusCodes.Status422UnprocessableEntity };
}
