using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>What an <c>Empty</c> file says about an item that is not described any more.</summary>
internal enum USyncMarker
{
    None,
    Rename,
    Delete,
    Clean,
}

/// <summary>One uSync file, with getters that name file and line when a value is not what its name promises.</summary>
internal sealed class USyncFile
{
    private USyncFile(USyncKind kind, string path, string hash, XElement root, Guid key, string alias, USyncMarker marker)
    {
        Kind = kind;
        Path = path;
        Hash = hash;
        Root = root;
        Key = key;
        Alias = alias;
        Marker = marker;
    }

    public USyncKind Kind { get; }

    /// <summary>Relative to the uSync folder, with forward slashes.</summary>
    public string Path { get; }

    public string Hash { get; }

    public XElement Root { get; }

    public Guid Key { get; }

    public string Alias { get; }

    public USyncMarker Marker { get; }

    public bool IsMarker => Root.Name.LocalName == "Empty";

    public XElement? Info => Root.Element("Info");

    /// <exception cref="USyncException">Malformed, another root element than the folder's, or no key or alias.</exception>
    public static USyncFile Parse(USyncKind kind, string path, string hash, byte[] bytes)
    {
        var root = SafeXml.Parse(bytes, path);
        var empty = root.Name.LocalName == "Empty";
        if (!empty && root.Name.LocalName != kind.Element)
        {
            throw Failure(path, root, $"the root element is <{root.Name.LocalName}>, but files in {kind.Folder} have <{kind.Element}>.");
        }
        var key = ParseGuid(path, root, root.Attribute("Key")?.Value);
        var alias = root.Attribute("Alias")?.Value ?? string.Empty;
        if (key is null)
        {
            throw Failure(path, root, $"<{root.Name.LocalName}> has no Key.");
        }
        if (alias.Length == 0 && !(empty && key != System.Guid.Empty))
        {
            throw Failure(path, root, $"<{root.Name.LocalName}> has no Alias.");
        }
        var marker = empty ? ParseMarker(path, root) : USyncMarker.None;
        if (key == System.Guid.Empty && marker != USyncMarker.Clean)
        {
            throw Failure(path, root, $"the Key of <{root.Name.LocalName}> is empty.");
        }
        return new USyncFile(kind, path, hash, root, key.Value, alias, marker);
    }

    public USyncException Error(XObject? at, string reason) => Failure(Path, at ?? Root, reason);

    public USyncWarning Warning(XObject? at, string message) => new(Path, LineOf(at ?? Root), message);

    public string Text(XElement? parent, string name, string absent = "")
        => parent?.Element(name)?.Value is { Length: > 0 } value ? value : absent;

    public bool Bool(XElement? parent, string name, bool absent = false) => Bool(parent?.Element(name), absent);

    public bool Bool(XElement? element, bool absent) => element?.Value.Trim().ToLowerInvariant() switch
    {
        null or "" => absent,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw Error(element, $"'{element.Value}' in <{element.Name.LocalName}> is not true or false."),
    };

    public bool Bool(XAttribute? attribute, bool absent) => attribute?.Value.Trim().ToLowerInvariant() switch
    {
        null or "" => absent,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw Error(attribute, $"'{attribute.Value}' in {attribute.Name.LocalName} is not true or false."),
    };

    public int? Int(XElement? parent, string name) => WholeNumber(parent?.Element(name), parent?.Element(name)?.Value);

    public int? Int(XAttribute? attribute) => WholeNumber(attribute, attribute?.Value);

    public Guid? Guid(XElement? parent, string name) => ParseGuid(Path, parent?.Element(name), parent?.Element(name)?.Value);

    public Guid? Guid(XAttribute? attribute) => ParseGuid(Path, attribute, attribute?.Value);

    /// <summary>The key of a reference such as <c>&lt;Parent Key="…"&gt;</c>; null when it is absent or all zeros.</summary>
    public Guid? Reference(XElement? element) => Guid(element?.Attribute("Key")) is { } key && key != System.Guid.Empty ? key : null;

    public T Enum<T>(XElement? parent, string name, T absent) where T : struct, Enum
    {
        var element = parent?.Element(name);
        if (string.IsNullOrWhiteSpace(element?.Value))
        {
            return absent;
        }
        var known = System.Enum.TryParse<T>(element.Value.Trim(), ignoreCase: true, out var value);
        return known && !int.TryParse(element.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            ? value
            : throw Error(element, $"'{element.Value}' in <{name}> is not one of {string.Join(", ", System.Enum.GetNames<T>())}.");
    }

    /// <summary>A date; uSync writes them without a zone, and they are UTC.</summary>
    public DateTime? Date(XElement? parent, string name)
    {
        var element = parent?.Element(name);
        if (string.IsNullOrWhiteSpace(element?.Value))
        {
            return null;
        }
        return DateTime.TryParse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw Error(element, $"'{element.Value}' in <{name}> is not a date.");
    }

    private static USyncException Failure(string path, XObject at, string reason) => new($"{path}({LineOf(at)}): {reason}");

    private static int LineOf(XObject at)
    {
        IXmlLineInfo line = at is XAttribute { Parent: { } parent } ? parent : at;
        return line.HasLineInfo() ? line.LineNumber : 1;
    }

    private static Guid? ParseGuid(string path, XObject? at, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }
        return System.Guid.TryParse(value, out var key) ? key : throw Failure(path, at!, $"'{value}' is not a GUID.");
    }

    private static USyncMarker ParseMarker(string path, XElement root)
    {
        var change = root.Attribute("Change")?.Value;
        return System.Enum.TryParse<USyncMarker>(change, ignoreCase: true, out var marker)
            ? marker
            : throw Failure(path, root, $"the Change '{change}' of <Empty> is not Delete, Rename or Clean.");
    }

    private int? WholeNumber(XObject? at, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }
        return int.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error(at, $"'{value}' is not a whole number.");
    }
}
