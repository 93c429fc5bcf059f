using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// The Umbraco documents that descriptions are. What somebody did not change is left as it stands in the document, so that what an editor made of it
/// (a table, a link) is not flattened by the plain text of the form.
/// </summary>
internal sealed class DraftDocuments(IContentService contents, IContentTypeService types, ILogger<DraftDocuments> logger)
{
    private const int Most = 500;

    /// <returns>Null when the document is deleted, or lies in the bin.</returns>
    public IContent? Find(Guid key) => contents.GetById(key) is { Trashed: false, ContentType.Alias: ProcessDescription.ModelTypeAlias } found ? found : null;

    /// <summary>What stands below a pilot, published or not.</summary>
    public IEnumerable<IContent> Below(Guid pilot) => contents.GetById(pilot) is { } parent ? contents.GetPagedChildren(parent.Id, 0, Most, out _, null, null, null, false) : [];

    /// <summary>Makes the document below its pilot.</summary>
    /// <returns>Null when the pilot is gone.</returns>
    public Guid? Create(Guid pilot, string culture, string name)
    {
        if (contents.GetById(pilot) is not { Trashed: false, ContentType.Alias: Pilot.ModelTypeAlias } parent)
        {
            return null;
        }

        var document = contents.Create(name, parent.Key, ProcessDescription.ModelTypeAlias);
        SetName(document, culture, name);
        return Save(document) ? document.Key : null;
    }

    public static DraftContent Read(IContent document, string culture)
    {
        var texts = DraftFields.All.ToDictionary(f => f.Name, f => f.Kind switch
        {
            DraftFieldKind.Name => document.GetCultureName(culture) ?? string.Empty,
            DraftFieldKind.Rich => DraftText.FromHtml(RichTexts.MarkupOf(document.GetValue<string>(f.Alias, culture))),
            _ => DraftText.Normalize(document.GetValue<string>(f.Alias, culture)),
        });
        return new DraftContent(texts, ReadSteps(document.GetValue<string>(ProcessDescription.Aliases.Steps, culture)));
    }

    /// <summary>Writes what differs.</summary>
    public bool Write(IContent document, string culture, DraftContent was, DraftContent now)
    {
        foreach (var field in DraftFields.All.Where(f => was[f.Name] != now[f.Name]))
        {
            switch (field.Kind)
            {
                case DraftFieldKind.Name:
                    SetName(document, culture, now.Name);
                    break;
                case DraftFieldKind.Rich:
                    document.SetValue(field.Alias, now[field.Name].Length == 0 ? null : Rich(now[field.Name]).ToJsonString(), culture);
                    break;
                default:
                    document.SetValue(field.Alias, now[field.Name], culture);
                    break;
            }
        }

        if (!was.Steps.SequenceEqual(now.Steps))
        {
            document.SetValue(ProcessDescription.Aliases.Steps, WriteSteps(document.GetValue<string>(ProcessDescription.Aliases.Steps, culture), was.Steps, now.Steps), culture);
        }

        return Save(document);
    }

    public bool Save(IContent document)
    {
        var result = contents.Save(document);
        if (!result.Success)
        {
            logger.LogError("The description {Document} could not be saved: {Reason}", document.Key, result.Result);
        }

        return result.Success;
    }

    // the default language is mandatory: a description that is written in Swedish only has its name in both, and pages show the Swedish text
    private static void SetName(IContent document, string culture, string name)
    {
        document.SetCultureName(name, culture);
        if (string.IsNullOrEmpty(document.GetCultureName(Cultures.Finnish)))
        {
            document.SetCultureName(name, Cultures.Finnish);
        }
    }

    /// <summary>The default language keeps a name, as it has one in what is written in the other only.</summary>
    public static void RemoveName(IContent document, string culture) =>
        document.SetCultureName(culture == Cultures.Finnish ? document.GetCultureName(Cultures.Swedish) : null, culture);

    /// <summary>Empties every field of a language.</summary>
    public static void RemoveText(IContent document, string culture)
    {
        foreach (var property in document.Properties.Where(p => p.PropertyType.VariesByCulture()))
        {
            document.SetValue(property.Alias, null, culture);
        }
    }

    private static JsonObject Rich(string text) => RichTexts.Of(DraftText.ToHtml(text));

    private static IReadOnlyList<DraftStep> ReadSteps(string? value)
    {
        var steps =
            from block in Blocks(value)
            let values = Values(block)
            select new DraftStep(
                Guid.TryParse(block["key"]?.ToString(), out var key) ? key : Guid.Empty,
                Plain(values, ProcessStep.Aliases.Who),
                DraftText.FromHtml(RichTexts.MarkupOf(values.GetValueOrDefault(ProcessStep.Aliases.What)?.ToString())),
                Plain(values, ProcessStep.Aliases.When),
                Plain(values, ProcessStep.Aliases.WithWhat));
        return [.. steps];
    }

    /// <summary>In the order in which they are laid out.</summary>
    private static IEnumerable<JsonObject> Blocks(string? value)
    {
        if (value is not ['{', ..] || JsonNode.Parse(value) is not JsonObject list || list["contentData"] is not JsonArray data)
        {
            return [];
        }

        var byKey = data.OfType<JsonObject>().ToDictionary(b => b["key"]?.ToString() ?? string.Empty);
        var order = (list["layout"]?[Constants.PropertyEditors.Aliases.BlockList] as JsonArray)?.Select(l => l?["contentKey"]?.ToString() ?? string.Empty) ?? byKey.Keys;
        return order.Select(byKey.GetValueOrDefault).OfType<JsonObject>();
    }

    private static Dictionary<string, JsonNode?> Values(JsonObject block) =>
        (block["values"] as JsonArray ?? []).OfType<JsonObject>().GroupBy(v => v["alias"]?.ToString() ?? string.Empty).ToDictionary(g => g.Key, g => g.First()["value"]);

    private static string Plain(Dictionary<string, JsonNode?> values, string alias) => DraftText.Normalize(values.GetValueOrDefault(alias)?.ToString());

    /// <summary>A step that is as it was keeps its block as it was.</summary>
    private string? WriteSteps(string? before, IReadOnlyList<DraftStep> was, IReadOnlyList<DraftStep> now)
    {
        if (now.Count == 0)
        {
            return null;
        }

        var type = types.Get(ProcessStep.ModelTypeAlias)!.Key.ToString();
        var old = Blocks(before).GroupBy(b => b["key"]?.ToString() ?? string.Empty).ToDictionary(g => g.Key, g => g.First());
        var (data, layout, expose) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var step in now)
        {
            var key = (step.Key == Guid.Empty ? Guid.NewGuid() : step.Key).ToString();
            var kept = was.Contains(step) && old.TryGetValue(key, out var block) ? (JsonObject)block.DeepClone() : Block(key, type, step);
            data.Add(kept);
            layout.Add(new JsonObject { ["contentKey"] = key, ["settingsKey"] = null });
            expose.Add(new JsonObject { ["contentKey"] = key, ["culture"] = null, ["segment"] = null });
        }

        return new JsonObject
        {
            ["contentData"] = data,
            ["settingsData"] = new JsonArray(),
            ["expose"] = expose,
            ["layout"] = new JsonObject { [Constants.PropertyEditors.Aliases.BlockList] = layout },
        }.ToJsonString();
    }

    private static JsonObject Block(string key, string type, DraftStep step) => new()
    {
        ["contentTypeKey"] = type,
        ["key"] = key,
        ["values"] = new JsonArray(
            Value(ProcessStep.Aliases.Who, step.Who), Value(ProcessStep.Aliases.What, Rich(step.What)), Value(ProcessStep.Aliases.When, step.When), Value(ProcessStep.Aliases.WithWhat, step.WithWhat)),
    };

    private static JsonNode Value(string alias, JsonNode value) => new JsonObject { ["alias"] = alias, ["culture"] = null, ["segment"] = null, ["value"] = value };
}
