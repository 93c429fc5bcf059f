using System.Globalization;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>The property values of documents and media: raw stored values in the database, text in the file.</summary>
internal sealed class PropertyValues(USyncRun run, Editors editors, ILanguageService languages)
{
    public XElement Write(IContentBase item, IReadOnlyCollection<string> left)
    {
        var node = new XElement("Properties");
        foreach (var property in item.Properties.Where(p => !left.Contains(p.Alias)).OrderBy(p => p.Alias, StringComparer.InvariantCulture))
        {
            var values = property.Values.Select(v => Value(v.Culture, v.Segment, ToText(v.EditedValue, property.PropertyType))).ToList();
            if (property.PropertyType.VariesByCulture())
            {
                // A blank stands for every language without a value, so that an import can clear it.
                values.AddRange(item.AvailableCultures
                    .Where(c => property.Values.All(v => !c.InvariantEquals(v.Culture)))
                    .Select(c => Value(c, null, string.Empty)));
            }
            else if (values.Count == 0)
            {
                values.Add(Value(null, null, string.Empty));
            }
            if (values.Count > 0)
            {
                node.Add(new XElement(property.Alias, values
                    .OrderBy(v => v.Attribute("Culture")?.Value ?? string.Empty, StringComparer.InvariantCulture)
                    .ThenBy(v => v.Attribute("Segment")?.Value ?? string.Empty, StringComparer.InvariantCulture)));
            }
        }
        return node;
    }

    /// <exception cref="USyncException">A value is in a language that does not exist, or is not what its editor stores.</exception>
    public async Task ApplyAsync(USyncFile file, IContentBase item)
    {
        foreach (var element in file.Root.Element("Properties")?.Elements() ?? [])
        {
            if (!item.Properties.TryGetValue(element.Name.LocalName, out var property))
            {
                await CheckCulturesAsync(file, element);
                run.Warn(file, element, $"'{file.Alias}' has no property '{element.Name.LocalName}'; its value was left out.");
                continue;
            }
            var values = element.Elements("Value").ToArray();
            foreach (var value in values)
            {
                await ApplyAsync(file, item, property, value, values.Length == 1);
            }
        }
    }

    private static XElement Value(string? culture, string? segment, string text)
    {
        var node = new XElement("Value", new XCData(text));
        if (!string.IsNullOrWhiteSpace(culture))
        {
            node.Add(new XAttribute("Culture", culture));
        }
        if (!string.IsNullOrWhiteSpace(segment))
        {
            node.Add(new XAttribute("Segment", segment));
        }
        return node;
    }

    private async Task ApplyAsync(USyncFile file, IContentBase item, IProperty property, XElement element, bool alone)
    {
        var culture = element.Attribute("Culture")?.Value.NullOrWhiteSpaceAsNull();
        var segment = element.Attribute("Segment")?.Value.NullOrWhiteSpaceAsNull();
        if (culture is not null)
        {
            culture = await run.CultureAsync(file, element, culture);
        }
        if (!property.PropertyType.VariesByCulture() && culture is not null)
        {
            if (!culture.InvariantEquals(await languages.GetDefaultIsoCodeAsync()))
            {
                run.Warn(file, element, $"'{property.Alias}' does not vary by language; its value for {culture} was left out.");
                return;
            }
            culture = null;
        }
        else if (property.PropertyType.VariesByCulture() && culture is null)
        {
            if (!alone)
            {
                return; // left over from before the property varied: it has no effect there either
            }
            culture = await languages.GetDefaultIsoCodeAsync();
        }
        if (segment is not null && !property.PropertyType.VariesBySegment())
        {
            run.Warn(file, element, $"'{property.Alias}' does not vary by segment; its value for '{segment}' was left out.");
            return;
        }
        var value = FromText(file, element, property.PropertyType);
        if (!Equals(item.GetValue(property.Alias, culture, segment) ?? string.Empty, value ?? string.Empty))
        {
            item.SetValue(property.Alias, value, culture, segment);
        }
    }

    private async Task CheckCulturesAsync(USyncFile file, XElement property)
    {
        foreach (var value in property.Elements("Value").Where(v => !string.IsNullOrEmpty(v.Attribute("Culture")?.Value)))
        {
            await run.CultureAsync(file, value, value.Attribute("Culture")!.Value);
        }
    }

    private string ToText(object? value, IPropertyType type) => value switch
    {
        null => string.Empty,
        string text => editors.MayHoldJson(type.PropertyEditorAlias) ? JsonText.Indent(text) : text,
        DateTime date => date.ToString("s", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private object? FromText(USyncFile file, XElement element, IPropertyType type)
    {
        var text = element.Value;
        if (text.Length == 0)
        {
            return null;
        }
        return type.ValueStorageType switch
        {
            ValueStorageType.Integer => Integer(file, element, text, type.Alias),
            ValueStorageType.Decimal => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw file.Error(element, $"'{text}' is not a number, which '{type.Alias}' holds."),
            ValueStorageType.Date => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
                ? date
                : throw file.Error(element, $"'{text}' is not a date, which '{type.Alias}' holds."),
            _ => editors.MayHoldJson(type.PropertyEditorAlias) ? JsonText.Compact(text) : text,
        };
    }

    private static object Integer(USyncFile file, XElement element, string text, string alias) => text.Trim().ToLowerInvariant() switch
    {
        "true" => 1,
        "false" => 0,
        var digits when decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
        _ => throw file.Error(element, $"'{text}' is not a whole number, which '{alias}' holds."),
    };
}
