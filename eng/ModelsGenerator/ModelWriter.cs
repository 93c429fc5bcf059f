using System.Text;

namespace LapeKnowledge.ModelsGenerator;

/// <summary>
/// Writes one content type as a partial class in the shape of Umbraco's ModelsBuilder: a type that others are composed of
/// gets an interface and static getters, which the composed types call.
/// </summary>
internal sealed class ModelWriter(UsyncSchema schema, ContentTypeSchema type)
{
    private readonly StringBuilder _file = GeneratedModels.StartFile(
        "Umbraco.Cms.Core.Models",
        "Umbraco.Cms.Core.Models.Blocks",
        "Umbraco.Cms.Core.Models.PublishedContent",
        "Umbraco.Cms.Core.Strings",
        "Umbraco.Extensions");

    private readonly string _class = Names.Pascal(type.Alias);
    private readonly bool _isComposition = schema.ContentTypes.Any(t => t.Compositions.Contains(type.Alias));

    public string Write()
    {
        if (_isComposition)
        {
            WriteInterface();
        }

        WriteClassHead();
        WriteConstructor();
        foreach (var property in type.Properties)
        {
            WriteProperty(property, _isComposition ? $"Get{Names.Pascal(property.Alias)}(this, _publishedValueFallback)" : Getter("this", property));
        }

        foreach (var (composition, property) in Inherited())
        {
            WriteProperty(property, $"{composition}.Get{Names.Pascal(property.Alias)}(this, _publishedValueFallback)", $"{composition}.");
        }

        if (_isComposition)
        {
            WriteStaticGetters();
        }

        WriteAliases();
        _file.Line("}");
        return _file.ToString();
    }

    private void WriteInterface()
    {
        _file.Line($"/// <summary>{GeneratedModels.Xml(type.Name)}</summary>");
        _file.Line($"public partial interface I{_class} : {(type.IsElement ? "IPublishedElement" : "IPublishedContent")}");
        _file.Line("{");
        foreach (var property in type.Properties)
        {
            _file.Line($"    /// <summary>{GeneratedModels.Xml(property.Name)}</summary>");
            _file.Line($"    {Nullable(property)} {Names.Pascal(property.Alias)} {{ get; }}");
            _file.Line();
        }

        _file.Remove(_file.Length - 1, 1);
        _file.Line("}");
        _file.Line();
    }

    private void WriteClassHead()
    {
        var bases = new List<string> { type.IsElement ? "PublishedElementModel" : "PublishedContentModel" };
        if (_isComposition)
        {
            bases.Add($"I{_class}");
        }

        bases.AddRange(type.Compositions.Select(c => $"I{Names.Pascal(c)}"));
        _file.Line($"/// <summary>{GeneratedModels.Xml(type.Name)}</summary>");
        _file.Line("[PublishedModel(ModelTypeAlias)]");
        _file.Line($"public partial class {_class} : {string.Join(", ", bases)}");
        _file.Line("{");
        _file.Line($"    public const string ModelTypeAlias = \"{type.Alias}\";");
        _file.Line();
        _file.Line($"    public const PublishedItemType ModelItemType = PublishedItemType.{(type.IsElement ? "Element" : "Content")};");
        _file.Line();
    }

    private void WriteConstructor()
    {
        var content = type.IsElement ? "IPublishedElement" : "IPublishedContent";
        _file.Line("    private readonly IPublishedValueFallback _publishedValueFallback;");
        _file.Line();
        _file.Line($"    public {_class}({content} content, IPublishedValueFallback publishedValueFallback)");
        _file.Line("        : base(content, publishedValueFallback)");
        _file.Line("    {");
        _file.Line("        _publishedValueFallback = publishedValueFallback;");
        _file.Line("    }");
        _file.Line();
    }

    private void WriteProperty(PropertySchema property, string getter, string aliasOwner = "")
    {
        var name = Names.Pascal(property.Alias);
        if (name == _class)
        {
            throw new InvalidDataException($"{type.Alias}.{property.Alias}: a property cannot have the name of its type.");
        }

        _file.Line($"    /// <summary>{GeneratedModels.Xml(property.Name)}</summary>");
        _file.Line($"    [ImplementPropertyType({aliasOwner}Aliases.{name})]");
        _file.Line($"    public virtual {Nullable(property)} {name} => {getter};");
        _file.Line();
    }

    private void WriteStaticGetters()
    {
        foreach (var property in type.Properties)
        {
            _file.Line($"    /// <summary>{GeneratedModels.Xml(property.Name)}</summary>");
            _file.Line($"    public static {Nullable(property)} Get{Names.Pascal(property.Alias)}(I{_class} that, IPublishedValueFallback publishedValueFallback) => {Getter("that", property)};");
            _file.Line();
        }
    }

    private void WriteAliases()
    {
        _file.Line("    /// <summary>The aliases of the properties that the type itself declares.</summary>");
        _file.Line("    public static class Aliases");
        _file.Line("    {");
        foreach (var property in type.Properties)
        {
            _file.Line($"        public const string {Names.Pascal(property.Alias)} = \"{property.Alias}\";");
        }

        _file.Line("    }");
    }

    private IEnumerable<(string Composition, PropertySchema Property)> Inherited() =>
        from alias in type.Compositions
        let composition = schema.ContentTypes.SingleOrDefault(t => t.Alias == alias)
            ?? throw new InvalidDataException($"{type.Alias}: the composition {alias} is not in the folder.")
        from property in composition.Properties
        select (Names.Pascal(alias), property);

    private static string Getter(string subject, PropertySchema property) =>
        $"{subject}.Value<{ClrTypes.Of(property.DataType)}>({(subject == "this" ? "_publishedValueFallback" : "publishedValueFallback")}, Aliases.{Names.Pascal(property.Alias)})";

    private static string Nullable(PropertySchema property)
    {
        var clrType = ClrTypes.Of(property.DataType);
        return ClrTypes.IsValueType(clrType) ? clrType : clrType + "?";
    }
}
