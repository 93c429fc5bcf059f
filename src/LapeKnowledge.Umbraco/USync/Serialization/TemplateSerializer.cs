using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>Templates: name, alias and master. The markup is a view file of the site, which need not exist yet.</summary>
internal sealed class TemplateSerializer(USyncRun run, ITemplateService templates, IShortStringHelper shortStrings)
    : USyncSerializer<ITemplate>(USyncKind.Templates, run, shortStrings)
{
    protected override Task<IEnumerable<ITemplate>> LoadAllAsync() => templates.GetAllAsync();

    protected override string AliasOf(ITemplate item) => item.Alias;

    protected override Task<XElement> WriteAsync(ITemplate item) => Task.FromResult(new XElement(
        Kind.Element,
        new XAttribute("Key", item.Key),
        new XAttribute("Alias", item.Alias),
        new XAttribute("Level", Level(item)),
        new XElement("Name", item.Name),
        new XElement("Parent", string.IsNullOrEmpty(item.MasterTemplateAlias) ? null : item.MasterTemplateAlias)));

    protected override IEnumerable<USyncFile> Needs(USyncFile file)
        => Run.Files.Find(Kind, file.Text(file.Root, "Parent")) is { } parent ? [parent] : [];

    protected override async Task ApplyAsync(USyncFile file, ITemplate? current)
    {
        var name = file.Text(file.Root, "Name", file.Alias);
        var content = file.Root.Element("Contents")?.Value ?? current?.Content;
        if (Parent(file) is { } parent && content?.Contains("Layout", StringComparison.Ordinal) != true)
        {
            content = WithLayout(file, content, parent);
        }
        if (current is null)
        {
            var created = await templates.CreateAsync(name, file.Alias, content, Constants.Security.SuperUserKey, file.Key);
            Ensure(created.Success, file, created.Status);
            Remember(created.Result);
            return;
        }
        Forget(current);
        current.Key = file.Key;
        current.Name = name;
        current.Alias = file.Alias;
        current.Content = content;
        var updated = await templates.UpdateAsync(current, Constants.Security.SuperUserKey);
        Ensure(updated.Success, file, updated.Status);
        Remember(updated.Result);
    }

    /// <summary>Umbraco reads the master from the markup. A view that is there belongs to the repository, and is never rewritten by an import.</summary>
    private string WithLayout(USyncFile file, string? content, ITemplate parent)
    {
        if (!string.IsNullOrWhiteSpace(content))
        {
            Run.Warn(file, file.Root.Element("Parent"), $"the view of '{file.Alias}' names no layout, so that it has no master; '{parent.Alias}' was left out.");
            return content;
        }
        return $"@{{\n    Layout = \"{parent.Alias}.cshtml\";\n}}\n";
    }

    protected override async Task RemoveAsync(ITemplate item, USyncFile because)
    {
        var removed = await templates.DeleteAsync(item.Key, Constants.Security.SuperUserKey);
        Ensure(removed.Success, because, removed.Status, "deleted");
    }

    private ITemplate? Parent(USyncFile file)
    {
        var alias = file.Text(file.Root, "Parent");
        if (alias.Length == 0)
        {
            return null;
        }
        return FindByAlias(alias) ?? throw file.Error(file.Root.Element("Parent"), $"the master template '{alias}' does not exist.");
    }

    private int Level(ITemplate item)
    {
        var level = 1;
        for (var master = item.MasterTemplateAlias; !string.IsNullOrEmpty(master) && level < 100; master = FindByAlias(master)?.MasterTemplateAlias)
        {
            level++;
        }
        return level;
    }
}
