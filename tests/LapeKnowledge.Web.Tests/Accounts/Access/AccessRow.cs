using System.Text.RegularExpressions;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>Who comes to an address, in the order of the columns of the table.</summary>
internal enum Caller
{
    Nobody,
    Member,

    /// <summary>Of the team of <see cref="AccessCallers.Pilot"/>.</summary>
    PilotMember,
    Coordinator,
    Editor,
    Administrator,
}

internal enum Access
{
    /// <summary>Whatever the address answers: neither refused nor missing, nor broken.</summary>
    Open,

    /// <summary>401, or for a page the way to the page to sign in on.</summary>
    SignIn,

    /// <summary>403.</summary>
    Refused,

    /// <summary>404: not even told that it is there.</summary>
    Missing,

    /// <summary>Open to all, whether there is something at the example's address or not.</summary>
    Public,
}

/// <summary>What one endpoint answers to each kind of caller.</summary>
/// <param name="Pattern">The endpoint's pattern of addresses, as it is mapped.</param>
/// <param name="Address">An address of it.</param>
/// <param name="Answers">One for each <see cref="Caller"/>.</param>
internal sealed partial record AccessRow(string Method, string Pattern, string Address, IReadOnlyList<Access> Answers)
{
    /// <summary>What is sent with a POST, beside the token; empty fields are answered by the form again, and do nothing.</summary>
    public IReadOnlyList<(string Field, string Value)> Fields { get; init; } = [];

    /// <summary>True for what ends the caller's session: the next row is asked by others.</summary>
    public bool EndsSession { get; init; }

    public static AccessRow Get(string pattern, string address, params Access[] answers) => new("GET", pattern, address, answers);

    public static AccessRow Post(string pattern, string address, params Access[] answers) => new("POST", pattern, address, answers);

    /// <summary>Everybody.</summary>
    public static IEnumerable<AccessRow> Public(string method, params string[] patterns) =>
        patterns.Select(p => new AccessRow(method, p, Example(p), [.. Enum.GetValues<Caller>().Select(_ => Access.Public)]));

    /// <summary>Whoever is signed in, for pages (GET) and forms (POST).</summary>
    public static IEnumerable<AccessRow> Members(string method, params string[] patterns) =>
        patterns.Select(p => new AccessRow(method, p, Example(p), [Access.SignIn, Access.Open, Access.Open, Access.Open, Access.Open, Access.Open]));

    public static IEnumerable<AccessRow> Editors(string method, params string[] patterns) =>
        patterns.Select(p => new AccessRow(method, p, Example(p), [Access.SignIn, Access.Refused, Access.Refused, Access.Refused, Access.Open, Access.Open]));

    public static IEnumerable<AccessRow> Administrators(string method, params string[] patterns) =>
        patterns.Select(p => new AccessRow(method, p, Example(p), [Access.SignIn, Access.Refused, Access.Refused, Access.Refused, Access.Refused, Access.Open]));

    public override string ToString() => $"{Method} {Address}";

    /// <summary>An address of the pattern; nothing is there where the pattern has parameters.</summary>
    private static string Example(string pattern) => Parameter().Replace(pattern, p => p.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : p.Value.Contains("(fi|sv)", StringComparison.Ordinal) ? "fi" : p.Value.Contains(":int", StringComparison.Ordinal) ? "0" : "x");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>The rows of one feature. Found by reflection; each feature has one such class among its tests.</summary>
internal interface IAccessRows
{
    /// <summary>Makes what its addresses need, and gives the rows.</summary>
    Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers);
}
