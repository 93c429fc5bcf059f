namespace LapeKnowledge.Web.Features.Search;

/// <summary>The columns of the index. Values are keys or codes, never labels: labels are looked up in the reader's language.</summary>
internal static class SearchColumns
{
    /// <summary>Alias of the content type; "discussion" for threads.</summary>
    public const string Type = "type";

    /// <summary>Key (Guid, "D" format) of the theme.</summary>
    public const string Theme = "theme";

    /// <summary>Key of the province.</summary>
    public const string Province = "province";

    /// <summary>Key of the municipality.</summary>
    public const string Municipality = "municipality";

    /// <summary>Key of the tool.</summary>
    public const string Tool = "tool";

    /// <summary>As the lists' filters name it.</summary>
    public const string Audience = "audience";

    /// <summary>fi or sv: the language of the text.</summary>
    public const string Language = "language";

    /// <summary>Four digits.</summary>
    public const string Year = "year";

    /// <summary>Who may read it: <see cref="Everyone"/>, or the key of a protected branch. Never shown.</summary>
    public const string Access = "access";

    /// <summary>
    /// Which readers get this language version unless they ask for a language: its own language, and those in which the document is missing. Never shown.
    /// </summary>
    public const string View = "view";

    /// <summary>Keys of the document and of those above it in the tree: what changes with a branch is found by it. Never shown.</summary>
    public const string Branch = "branch";

    public const string Everyone = "everyone";
}
