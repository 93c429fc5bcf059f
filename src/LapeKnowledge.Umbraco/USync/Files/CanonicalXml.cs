using System.Globalization;
using System.Xml.Linq;

namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>
/// Compares two uSync elements by meaning: the order of attributes and of set members does not matter, and values are
/// equal when they mean the same truth value, date, key or JSON.
/// </summary>
internal static class CanonicalXml
{
    /// <summary>Elements whose children are a set: one that the file lacks is one that the file does not want.</summary>
    private static readonly HashSet<string> Sets =
        ["Structure", "GenericProperties", "Tabs", "Compositions", "AllowedTemplates", "Translations", "Published", "Schedule"];

    /// <summary>Elements that say something by being absent.</summary>
    private static readonly HashSet<string> SaidByAbsence = ["Folder", "Fallback"];

    /// <summary>Every difference between two exports of the same item.</summary>
    public static IReadOnlyList<string> Differences(XElement left, XElement right)
    {
        var found = new List<string>();
        Compare(left, right, left.Name.LocalName, strict: true, found);
        return found;
    }

    /// <summary>
    /// What an import of the file would change. What the file does not mention counts as unchanged, as do values that
    /// follow from others (levels, paths, names beside keys).
    /// </summary>
    public static IReadOnlyList<string> Changes(XElement file, XElement current)
    {
        var found = new List<string>();
        Compare(file, current, string.Empty, strict: false, found);
        return found;
    }

    public static bool SameValue(string left, string right)
    {
        if (left == right || Trimmed(left) == Trimmed(right))
        {
            return true;
        }
        if (left.Equals(right, StringComparison.OrdinalIgnoreCase) && bool.TryParse(left, out _))
        {
            return true;
        }
        if (Guid.TryParse(left, out var leftKey) && Guid.TryParse(right, out var rightKey))
        {
            return leftKey == rightKey;
        }
        return SameDate(left, right) || JsonText.SameMeaning(left, right);
    }

    private static void Compare(XElement file, XElement current, string path, bool strict, List<string> found)
    {
        CompareAttributes(file, current, path, strict, found);
        if (!file.HasElements && !current.HasElements)
        {
            if (!(!strict && IsNamedByAttribute(file, current)) && !SameValue(file.Value, current.Value))
            {
                found.Add($"{path}: {Shorten(current.Value)} -> {Shorten(file.Value)}");
            }
            return;
        }
        var inFile = ByIdentity(file);
        var inCurrent = ByIdentity(current);
        foreach (var (identity, element) in inFile)
        {
            if (!strict && IsDerived(element))
            {
                continue;
            }
            if (inCurrent.TryGetValue(identity, out var other))
            {
                Compare(element, other, $"{path}/{identity}", strict, found);
            }
            else if (strict || Sets.Contains(file.Name.LocalName) || AddsSomething(element))
            {
                found.Add($"{path}/{identity}: added");
            }
        }
        found.AddRange(inCurrent.Keys
            .Where(i => !inFile.ContainsKey(i) && (strict || Sets.Contains(file.Name.LocalName) || SaidByAbsence.Contains(inCurrent[i].Name.LocalName)))
            .Select(i => $"{path}/{i}: removed"));
    }

    private static void CompareAttributes(XElement file, XElement current, string path, bool strict, List<string> found)
    {
        foreach (var name in file.Attributes().Concat(current.Attributes()).Select(a => a.Name).Distinct())
        {
            var (left, right) = (file.Attribute(name)?.Value, current.Attribute(name)?.Value);
            if (!strict && (left is null || IsDerived(file, name.LocalName)))
            {
                continue;
            }
            if (left is null || right is null || !SameValue(left, right))
            {
                found.Add($"{path}@{name.LocalName}: {right ?? "(none)"} -> {left ?? "(none)"}");
            }
        }
    }

    private static Dictionary<string, XElement> ByIdentity(XElement parent)
    {
        var elements = new Dictionary<string, XElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in parent.Elements())
        {
            var identity = Identity(element);
            for (var copy = 2; !elements.TryAdd(identity, element); copy++)
            {
                identity = $"{Identity(element)}#{copy}";
            }
        }
        return elements;
    }

    private static string Identity(XElement element)
    {
        var name = element.Name.LocalName;
        var mark = (element.Parent?.Name.LocalName, name) switch
        {
            ("Structure" or "Compositions" or "AllowedTemplates", _) => element.Attribute("Key")?.Value ?? element.Value,
            (_, "GenericProperty") => element.Element("Alias")?.Value,
            (_, "Tab") when element.HasElements => element.Element("Alias")?.Value ?? element.Element("Caption")?.Value,
            (_, "ContentSchedule") => $"{element.Element("Culture")?.Value} {element.Element("Action")?.Value}",
            (_, "Translation") => element.Attribute("Language")?.Value,
            _ => string.Join(' ', new[] { element.Attribute("Culture")?.Value, element.Attribute("Segment")?.Value }.Where(v => !string.IsNullOrEmpty(v))),
        };
        return string.IsNullOrEmpty(mark) ? name : $"{name}[{mark}]";
    }

    /// <summary>A name that stands beside a key or an alias is only there for the reader.</summary>
    private static bool IsNamedByAttribute(XElement file, XElement current)
    {
        foreach (var name in new[] { "Key", "Alias" })
        {
            if (file.Attribute(name)?.Value is { Length: > 0 } mark && current.Attribute(name)?.Value is { } other && SameValue(mark, other))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The level follows from the place, and the state of a document in several languages from their states.</summary>
    private static bool IsDerived(XElement element, string attribute)
        => attribute == "Level" || (attribute == "Default" && element.Name.LocalName == "Published" && element.HasElements);

    private static bool IsDerived(XElement element) => element.Name.LocalName switch
    {
        "Path" => element.Parent?.Name.LocalName == "Info",
        "Type" => element.Parent?.Name.LocalName == "GenericProperty" && element.Parent.Element("Definition") is not null,
        "DatabaseType" or "Id" or "UserInfo" or "FileHash" => true,
        _ => false,
    };

    /// <summary>Elements that a current item may lack and an import would give it. Other unknown elements cannot be imported.</summary>
    private static bool AddsSomething(XElement element) => element.Name.LocalName switch
    {
        "Folder" or "Fallback" or "Parent" or "Name" or "Value" => element.Value.Length > 0,
        _ => false,
    };

    private static bool SameDate(string left, string right)
        => left.Length >= 10 && right.Length >= 10 && left[4] == '-' && right[4] == '-'
        && DateTime.TryParse(left, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var a)
        && DateTime.TryParse(right, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var b) && a == b;

    private static string Trimmed(string value) => value.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static string Shorten(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= 80 ? $"'{line}'" : $"'{line[..77]}...'";
    }
}
