namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>Every file of a uSync folder, checked for what can be wrong without a database.</summary>
internal sealed class USyncFileSet
{
    private readonly Dictionary<USyncKind, Dictionary<Guid, USyncFile>> _items = USyncKind.All.ToDictionary(k => k, _ => new Dictionary<Guid, USyncFile>());
    private readonly Dictionary<USyncKind, Dictionary<string, USyncFile>> _byAlias = [];
    private readonly List<USyncFile> _markers = [];
    private readonly List<USyncWarning> _warnings = [];

    /// <exception cref="USyncException">Two files of a kind describe the same key or alias.</exception>
    public USyncFileSet(string folder, IEnumerable<USyncFile> files)
    {
        Folder = folder;
        foreach (var file in files)
        {
            if (file.IsMarker)
            {
                _markers.Add(file);
            }
            else
            {
                Add(file);
            }
        }
        IndexAliases();
    }

    public string Folder { get; }

    public IReadOnlyList<USyncWarning> Warnings => _warnings;

    public IReadOnlyCollection<USyncFile> Items(USyncKind kind) => _items[kind].Values;

    public IReadOnlyList<USyncFile> Markers => _markers;

    public IEnumerable<USyncFile> All => _items.Values.SelectMany(i => i.Values).Concat(_markers);

    public USyncFile? Find(USyncKind kind, Guid key) => _items[kind].GetValueOrDefault(key);

    public USyncFile? Find(USyncKind kind, string alias) => _byAlias[kind].GetValueOrDefault(alias);

    private void Add(USyncFile file)
    {
        var items = _items[file.Kind];
        if (items.TryAdd(file.Key, file))
        {
            return;
        }
        if (file.Kind != USyncKind.Domains)
        {
            throw file.Error(null, $"the key {file.Key} is also in {items[file.Key].Path}.");
        }
        // The key of a domain is made from its name. uSync leaves the old file behind when a domain is made anew.
        _warnings.Add(file.Warning(null, $"the domain '{file.Alias}' is also in {items[file.Key].Path}; this file is the one that counts."));
        items[file.Key] = file;
    }

    private void IndexAliases()
    {
        foreach (var kind in USyncKind.All)
        {
            var seen = _byAlias[kind] = new(StringComparer.OrdinalIgnoreCase);
            foreach (var file in _items[kind].Values.Where(file => !seen.TryAdd(file.Alias, file) && kind.HasUniqueAlias))
            {
                throw file.Error(null, $"the alias '{file.Alias}' is also in {seen[file.Alias].Path}.");
            }
        }
    }
}
