namespace LapeKnowledge.Umbraco.USync;

/// <summary>uSync's own division of what may be imported at the start or exported on save.</summary>
internal enum USyncGroup
{
    Settings,
    Content,
}

/// <summary>One kind of item: its folder, the root element of its files, and what identifies an item.</summary>
/// <param name="Folder">Name of the folder below the uSync folder.</param>
/// <param name="Element">Local name of the root element.</param>
/// <param name="Group">The group by which configuration switches the kind on and off.</param>
/// <param name="HasUniqueAlias">True when two items cannot share an alias. The alias of content is only its name.</param>
internal sealed record USyncKind(string Folder, string Element, USyncGroup Group, bool HasUniqueAlias)
{
    public static readonly USyncKind Languages = new("Languages", "Language", USyncGroup.Settings, true);
    public static readonly USyncKind Dictionary = new("Dictionary", "Dictionary", USyncGroup.Content, true);
    public static readonly USyncKind DataTypes = new("DataTypes", "DataType", USyncGroup.Settings, true);
    public static readonly USyncKind Templates = new("Templates", "Template", USyncGroup.Settings, true);
    public static readonly USyncKind ContentTypes = new("ContentTypes", "ContentType", USyncGroup.Settings, true);
    public static readonly USyncKind MediaTypes = new("MediaTypes", "MediaType", USyncGroup.Settings, true);
    public static readonly USyncKind MemberTypes = new("MemberTypes", "MemberType", USyncGroup.Settings, true);
    public static readonly USyncKind RelationTypes = new("RelationTypes", "RelationType", USyncGroup.Settings, true);
    public static readonly USyncKind Media = new("Media", "Media", USyncGroup.Content, false);
    public static readonly USyncKind Content = new("Content", "Content", USyncGroup.Content, false);
    public static readonly USyncKind Blueprints = new("Blueprints", "Content", USyncGroup.Content, false);
    public static readonly USyncKind Domains = new("Domains", "Domain", USyncGroup.Content, true);

    /// <summary>Every kind, in the order of import: a kind needs only those before it. Deletions go the other way.</summary>
    public static readonly IReadOnlyList<USyncKind> All =
        [Languages, Dictionary, DataTypes, Templates, ContentTypes, MediaTypes, MemberTypes, RelationTypes, Media, Content, Blueprints, Domains];

    public static USyncKind? ForFolder(string folder)
        => All.FirstOrDefault(k => k.Folder.Equals(folder, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Folder;
}
