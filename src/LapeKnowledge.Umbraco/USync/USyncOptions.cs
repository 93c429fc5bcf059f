using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>
/// Where the uSync files are and when they are read and written. The names are uSync's own, below <c>uSync:Settings</c>:
/// <list type="bullet">
/// <item><c>RootFolder</c> (or the last of <c>Folders</c>): default <c>uSync/v17</c> below the content root, or at the top of the repository when the site runs from a checkout.</item>
/// <item><c>ImportAtStartup</c>: <c>None</c>, <c>Settings</c>, <c>Content</c> or <c>All</c>. Default <c>Settings</c>: changed files of types, templates, languages and relation types are imported at every start.</item>
/// <item><c>ImportOnFirstBoot</c>: default <c>true</c>. On the first start of a database the group <c>FirstBootGroup</c> (default <c>All</c>) is imported as well, so that a new site has its content. Later starts leave content to its editors.</item>
/// <item><c>ExportOnSave</c>: <c>None</c>, <c>Settings</c>, <c>Content</c> or <c>All</c>. Default <c>Settings</c> in Development, otherwise <c>None</c>: a site in use does not write into its own repository.</item>
/// </list>
/// At a start, only files that differ from what was last imported or exported are read: what an editor changed in the
/// database stays until its file changes. The command <c>usync import</c> compares every file with the database, and the
/// files win. A file <c>usync.stop</c> in the folder stops imports at the start; <c>usync.once</c> becomes that after one.
/// </summary>
internal sealed record USyncOptions
{
    public required string Folder { get; init; }

    public IReadOnlySet<USyncKind> ImportAtStartup { get; init; } = KindsOf("Settings");

    public IReadOnlySet<USyncKind> ImportOnFirstBoot { get; init; } = KindsOf("All");

    public IReadOnlySet<USyncKind> ExportOnSave { get; init; } = KindsOf("None");

    /// <exception cref="ConfigurationException">A setting is not one of its values.</exception>
    public static USyncOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection("uSync:Settings");
        return new USyncOptions
        {
            Folder = FolderOf(settings, environment),
            ImportAtStartup = Kinds(settings, "ImportAtStartup", "Settings"),
            ImportOnFirstBoot = settings.GetValue("ImportOnFirstBoot", true) ? Kinds(settings, "FirstBootGroup", "All") : KindsOf("None"),
            ExportOnSave = Kinds(settings, "ExportOnSave", environment.IsDevelopment() ? "Settings" : "None"),
        };
    }

    private static string FolderOf(IConfiguration settings, IHostEnvironment environment)
    {
        var given = settings.GetSection("Folders").Get<string[]>() is { Length: > 0 } folders ? folders[^1] : settings["RootFolder"];
        var folder = string.IsNullOrWhiteSpace(given) ? Path.Combine("uSync", "v17") : given.TrimStart('~').TrimStart('/');
        if (!string.IsNullOrWhiteSpace(given) && Path.IsPathFullyQualified(given))
        {
            return Path.GetFullPath(given);
        }
        var inContentRoot = Path.GetFullPath(Path.Combine(environment.ContentRootPath, folder));
        return Directory.Exists(inContentRoot) ? inContentRoot : Path.GetFullPath(Path.Combine(SiteRoot.Of(environment), folder));
    }

    private static IReadOnlySet<USyncKind> Kinds(IConfiguration settings, string name, string otherwise)
    {
        var value = settings[name] is { Length: > 0 } given ? given : otherwise;
        return value.ToLowerInvariant() is "none" or "off" or "false" or "settings" or "content" or "all"
            ? KindsOf(value)
            : throw new ConfigurationException($"uSync:Settings:{name} is '{value}', but must be None, Settings, Content or All.");
    }

    private static IReadOnlySet<USyncKind> KindsOf(string group) => USyncKind.All
        .Where(k => group.ToLowerInvariant() switch
        {
            "all" => true,
            "settings" => k.Group == USyncGroup.Settings,
            "content" => k.Group == USyncGroup.Content,
            _ => false,
        })
        .ToHashSet();
}
