using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>What one import, export or report knows and collects while it runs.</summary>
internal sealed class USyncRun(ILanguageService languages, IEntityService entities)
{
    private readonly Dictionary<int, (Guid Key, string Name)> _names = [];
    private Dictionary<string, ILanguage>? _languages;

    /// <summary>The files of the folder; empty for an export.</summary>
    public USyncFileSet Files { get; set; } = new(string.Empty, []);

    public List<USyncWarning> Warnings { get; } = [];

    public void Warn(USyncFile file, XObject? at, string message) => Warnings.Add(file.Warning(at, message));

    public async Task<IReadOnlyDictionary<string, ILanguage>> LanguagesAsync()
        => _languages ??= (await languages.GetAllAsync()).ToDictionary(l => l.IsoCode, StringComparer.OrdinalIgnoreCase);

    public void ForgetLanguages() => _languages = null;

    /// <summary>The culture as the site spells it.</summary>
    /// <exception cref="USyncException">No such language exists.</exception>
    public async Task<string> CultureAsync(USyncFile file, XObject at, string culture)
        => (await LanguagesAsync()).TryGetValue(culture, out var language)
            ? language.IsoCode
            : throw file.Error(at, $"there is no language '{culture}'.");

    public void Name(IUmbracoEntity entity) => _names[entity.Id] = (entity.Key, entity.Name ?? string.Empty);

    /// <summary>Keys and names of the entities that exist among the ids.</summary>
    public IReadOnlyDictionary<int, (Guid Key, string Name)> Names(IReadOnlyCollection<int> ids, UmbracoObjectTypes type)
    {
        var unknown = ids.Where(id => id > 0 && !_names.ContainsKey(id)).ToArray();
        if (unknown.Length > 0)
        {
            foreach (var entity in entities.GetAll(type, unknown))
            {
                Name(entity);
            }
        }
        return _names;
    }
}
