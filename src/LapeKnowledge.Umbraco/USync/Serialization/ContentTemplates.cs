using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>The template of a document.</summary>
internal sealed class ContentTemplates(USyncRun run, ITemplateService templates)
{
    private ITemplate[]? _templates;

    /// <summary>True when the file names a template that exists neither here nor in the folder.</summary>
    public async Task<bool> IsMissingAsync(USyncFile file)
        => file.Info?.Element("Template") is { Value.Length: > 0 } element && Find(file, element, await AllAsync()) is null;

    public async Task<XElement> ElementAsync(IContent item)
        => item.TemplateId is { } id && (await AllAsync()).FirstOrDefault(t => t.Id == id) is { } template
            ? new XElement("Template", new XAttribute("Key", template.Key), template.Alias)
            : new XElement("Template");

    public async Task ApplyAsync(USyncFile file, IContent item)
    {
        var element = file.Info?.Element("Template");
        var key = file.Reference(element);
        if (element is null || (key is null && element.Value.Length == 0))
        {
            item.TemplateId = element is null ? item.TemplateId : null;
            return;
        }
        if (Find(file, element, await AllAsync()) is { } template)
        {
            item.TemplateId = template.Id;
        }
        else if (run.Files.Items(USyncKind.Templates).Count > 0)
        {
            throw file.Error(element, $"the template '{element.Value}' does not exist.");
        }
        else
        {
            run.Warn(file, element, $"the template '{element.Value}' does not exist and was left out.");
        }
    }

    private static ITemplate? Find(USyncFile file, XElement element, ITemplate[] all)
    {
        var key = file.Reference(element);
        return all.FirstOrDefault(t => t.Key == key) ?? all.FirstOrDefault(t => t.Alias.Equals(element.Value, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<ITemplate[]> AllAsync() => _templates ??= (await templates.GetAllAsync()).ToArray();
}
