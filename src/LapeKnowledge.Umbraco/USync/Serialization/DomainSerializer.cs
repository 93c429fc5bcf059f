using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class DomainSerializer(USyncRun run, IDomainService domains, IContentService content, IEntityService entities, IShortStringHelper shortStrings)
    : USyncSerializer<IDomain>(USyncKind.Domains, run, shortStrings)
{
    protected override Task<IEnumerable<IDomain>> LoadAllAsync() => domains.GetAllAsync(includeWildcards: true);

    protected override string AliasOf(IDomain item) => item.DomainName;

    protected override Guid KeyOf(IDomain item) => GeneratedKey.For(item.DomainName);

    protected override string FileNameOf(IDomain item)
    {
        var name = item.DomainName.ToSafeFileName(ShortStrings);
        return $"{(name.Length > 0 ? name : "root")}_{item.LanguageIsoCode}";
    }

    protected override Task<XElement> WriteAsync(IDomain item)
    {
        var info = new XElement(
            "Info",
            new XElement("IsWildcard", item.IsWildcard),
            new XElement("Language", item.LanguageIsoCode));
        if (item.RootContentId is { } rootId && entities.Get(rootId, UmbracoObjectTypes.Document) is { } root)
        {
            info.Add(new XElement("Root", new XAttribute("Key", root.Key), NamePath(root)));
        }
        return Task.FromResult(new XElement(Kind.Element, new XAttribute("Key", KeyOf(item)), new XAttribute("Alias", item.DomainName), info));
    }

    protected override async Task ApplyAsync(USyncFile file, IDomain? current)
    {
        var item = current ?? new UmbracoDomain(file.Alias);
        if (file.Text(file.Info, "Language") is { Length: > 0 } culture)
        {
            culture = await Run.CultureAsync(file, file.Info!.Element("Language")!, culture);
            item.LanguageId = (await Run.LanguagesAsync())[culture].Id;
        }
        item.RootContentId = Root(file) ?? item.RootContentId;
        if (file.Int(file.Info, "SortOrder") is { } order)
        {
            item.SortOrder = order;
        }
#pragma warning disable CS0618 // the replacement takes every domain of a document at once, and gives a changed one a new identity
        var saved = domains.Save(item);
#pragma warning restore CS0618
        Ensure(saved.Success, file, saved.Result?.Result);
        Remember(item);
    }

    protected override Task RemoveAsync(IDomain item, USyncFile because)
    {
#pragma warning disable CS0618
        var removed = domains.Delete(item);
#pragma warning restore CS0618
        Ensure(removed.Success, because, removed.Result?.Result, "deleted");
        return Task.CompletedTask;
    }

    private int? Root(USyncFile file)
    {
        if (file.Info?.Element("Root") is not { } element || (file.Reference(element) is null && element.Value.Length == 0))
        {
            return null;
        }
        var root = file.Reference(element) is { } key ? content.GetById(key) : null;
        return (root ?? ByPath(element.Value))?.Id ?? throw file.Error(element, $"the root document '{element.Value}' does not exist.");
    }

    private IContent? ByPath(string path)
    {
        IContent? found = null;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var below = found is null ? content.GetRootContent() : content.GetPagedChildren(found.Id, 0, int.MaxValue, out _, propertyAliases: null, filter: null, ordering: null);
            found = below.FirstOrDefault(c => c.Name.InvariantEquals(name));
            if (found is null)
            {
                return null;
            }
        }
        return found;
    }

    private string NamePath(global::Umbraco.Cms.Core.Models.Entities.IEntitySlim entity)
    {
        var names = new Stack<string?>();
        for (var current = entity; current is not null; current = current.ParentId > 0 ? entities.Get(current.ParentId, UmbracoObjectTypes.Document) : null)
        {
            names.Push(current.Name);
        }
        return "/" + string.Join('/', names);
    }
}
