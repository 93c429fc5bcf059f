using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace LapeKnowledge.ModelsGenerator;

public sealed record DataTypeSchema(string Name, string EditorAlias, JsonElement Configuration);

public sealed record PropertySchema(string Alias, string Name, DataTypeSchema DataType);

public sealed record ContentTypeSchema(
    string Alias, string Name, bool IsElement, IReadOnlyList<string> Compositions, IReadOnlyList<PropertySchema> Properties);

public sealed record DictionaryEntry(string Key, string? Parent, string Text);

/// <summary>What the generator needs of a uSync v17 folder.</summary>
public sealed record UsyncSchema(
    IReadOnlyList<ContentTypeSchema> ContentTypes, IReadOnlyList<DataTypeSchema> DataTypes, IReadOnlyList<DictionaryEntry> Dictionary)
{
    /// <param name="folder">The folder that holds ContentTypes, DataTypes and Dictionary.</param>
    /// <exception cref="InvalidDataException">A file lacks what every uSync file of its kind has; the message names it.</exception>
    public static UsyncSchema Read(string folder)
    {
        var dataTypes = Load(folder, "DataTypes").ToDictionary(f => Guid.Parse(f.Attribute("Key")!.Value), ReadDataType);
        var contentTypes = Load(folder, "ContentTypes").Select(f => ReadContentType(f, dataTypes)).OrderBy(t => t.Alias, StringComparer.Ordinal).ToList();
        var dictionary = Load(folder, "Dictionary").Select(ReadDictionaryEntry).OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        return new UsyncSchema(contentTypes, [.. dataTypes.Values.OrderBy(d => d.Name, StringComparer.Ordinal)], dictionary);
    }

    private static IEnumerable<XElement> Load(string folder, string kind)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, kind), "*.config", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var reader = XmlReader.Create(path, settings);
            var root = XDocument.Load(reader).Root!;
            if (root.Name.LocalName == "Empty")
            {
                continue; // a deletion
            }

            if (root.Attribute("Key") is null || root.Attribute("Alias") is null)
            {
                throw new InvalidDataException($"{path}: Key or Alias is missing.");
            }

            yield return root;
        }
    }

    private static DataTypeSchema ReadDataType(XElement file)
    {
        var configuration = file.Element("Config")?.Value;
        using var json = JsonDocument.Parse(string.IsNullOrWhiteSpace(configuration) ? "{}" : configuration);
        return new DataTypeSchema(file.Element("Info")!.Element("Name")!.Value, file.Element("Info")!.Element("EditorAlias")!.Value, json.RootElement.Clone());
    }

    private static ContentTypeSchema ReadContentType(XElement file, Dictionary<Guid, DataTypeSchema> dataTypes)
    {
        var alias = file.Attribute("Alias")!.Value;
        var info = file.Element("Info")!;
        var properties =
            from property in file.Element("GenericProperties")!.Elements("GenericProperty")
            let propertyAlias = property.Element("Alias")!.Value
            orderby propertyAlias
            select new PropertySchema(
                propertyAlias,
                property.Element("Name")!.Value,
                dataTypes.TryGetValue(Guid.Parse(property.Element("Definition")!.Value), out var dataType)
                    ? dataType
                    : throw new InvalidDataException($"{alias}.{propertyAlias}: its data type is not in the folder."));
        return new ContentTypeSchema(
            alias,
            info.Element("Name")!.Value,
            bool.Parse(info.Element("IsElement")!.Value),
            [.. info.Element("Compositions")!.Elements("Composition").Select(c => c.Value).Order(StringComparer.Ordinal)],
            [.. properties]);
    }

    private static DictionaryEntry ReadDictionaryEntry(XElement file)
    {
        var text = file.Element("Translations")?.Elements("Translation").FirstOrDefault()?.Value ?? string.Empty;
        return new DictionaryEntry(file.Attribute("Alias")!.Value, file.Element("Info")?.Element("Parent")?.Value, text);
    }
}
