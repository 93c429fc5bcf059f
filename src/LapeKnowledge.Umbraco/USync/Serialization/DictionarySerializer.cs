using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class DictionarySerializer(USyncRun run, IDictionaryItemService dictionary, IShortStringHelper shortStrings)
    : USyncSerializer<IDictionaryItem>(USyncKind.Dictionary, run, shortStrings)
{
    protected override Task<IEnumerable<IDictionaryItem>> LoadAllAsync() => dictionary.GetDescendantsAsync(null);

    protected override string AliasOf(IDictionaryItem item) => item.ItemKey;

    protected override bool IsBelow(IDictionaryItem item, Guid parent) => (item.ParentId ?? Guid.Empty) == parent;

    protected override Task<XElement> WriteAsync(IDictionaryItem item)
    {
        var info = new XElement("Info");
        if (FindByKey(item.ParentId) is { } parent)
        {
            info.Add(new XElement("Parent", parent.ItemKey));
        }
        var translations = item.Translations
            .DistinctBy(t => t.LanguageIsoCode)
            .OrderBy(t => t.LanguageIsoCode, StringComparer.InvariantCulture)
            .Select(t => new XElement("Translation", new XAttribute("Language", t.LanguageIsoCode), t.Value));
        return Task.FromResult(new XElement(
            Kind.Element,
            new XAttribute("Key", item.Key),
            new XAttribute("Alias", item.ItemKey),
            new XAttribute("Level", Level(item)),
            info,
            new XElement("Translations", translations)));
    }

    protected override IEnumerable<USyncFile> Needs(USyncFile file)
        => Run.Files.Find(Kind, file.Text(file.Info, "Parent")) is { } parent ? [parent] : [];

    protected override async Task ApplyAsync(USyncFile file, IDictionaryItem? current)
    {
        var parentKey = Parent(file)?.Key;
        var item = current ?? new DictionaryItem(parentKey, file.Alias) { Key = file.Key };
        item.ParentId = parentKey;
        item.ItemKey = file.Alias;
        if (file.Root.Element("Translations") is { } translations)
        {
            item.Translations = await TranslationsAsync(file, translations, item);
        }
        var saved = item.HasIdentity
            ? await dictionary.UpdateAsync(item, Constants.Security.SuperUserKey)
            : await dictionary.CreateAsync(item, Constants.Security.SuperUserKey);
        Ensure(saved.Success, file, saved.Status);
        Remember(saved.Result);
    }

    protected override async Task RemoveAsync(IDictionaryItem item, USyncFile because)
    {
        var removed = await dictionary.DeleteAsync(item.Key, Constants.Security.SuperUserKey);
        Ensure(removed.Success || removed.Status == global::Umbraco.Cms.Core.Services.OperationStatus.DictionaryItemOperationStatus.ItemNotFound, because, removed.Status, "deleted");
    }

    private IDictionaryItem? Parent(USyncFile file)
    {
        var alias = file.Text(file.Info, "Parent");
        if (alias.Length == 0)
        {
            return null;
        }
        return FindByAlias(alias) ?? throw file.Error(file.Info!.Element("Parent"), $"the parent '{alias}' does not exist.");
    }

    private async Task<List<IDictionaryTranslation>> TranslationsAsync(USyncFile file, XElement translations, IDictionaryItem item)
    {
        var known = item.Translations.ToDictionary(t => t.LanguageIsoCode, StringComparer.OrdinalIgnoreCase);
        var wanted = new Dictionary<string, IDictionaryTranslation>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in translations.Elements("Translation"))
        {
            var culture = element.Attribute("Language")?.Value;
            if (string.IsNullOrEmpty(culture))
            {
                continue;
            }
            culture = await Run.CultureAsync(file, element, culture);
            var translation = known.GetValueOrDefault(culture) ?? new DictionaryTranslation((await Run.LanguagesAsync())[culture], element.Value);
            translation.Value = element.Value;
            wanted[culture] = translation;
        }
        return wanted.Values.ToList();
    }

    private int Level(IDictionaryItem item)
    {
        var level = 0;
        for (var parent = FindByKey(item.ParentId); parent is not null && level < 1000; parent = FindByKey(parent.ParentId))
        {
            level++;
        }
        return level;
    }
}
