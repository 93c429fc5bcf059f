using System.Security.Cryptography;
using System.Text;

namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>A line of the lexicon is wrong.</summary>
internal sealed class LexiconException(int line, string reason) : Exception($"Finnish lexicon, line {line}: {reason}");

/// <summary>Names and words of the field that Voikko does not know, in all their forms.</summary>
internal sealed class FinnishLexicon
{
    private const string Default = "-";
    private const string Vowels = "aeiouyåäö";

    private static readonly string[] Clitics = ["kaan", "kään", "kin", "han", "hän", "ko", "kö", "pa", "pä"];

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private FinnishLexicon(string fingerprint) => Fingerprint = fingerprint;

    private sealed record Entry(string BaseForm, string[] Parts);

    public static FinnishLexicon BuiltIn { get; } = Read(EmbeddedText.Lines("fi-lexicon.tsv"));

    /// <summary>Changes with the contents.</summary>
    public string Fingerprint { get; }

    /// <param name="lines">See the head of fi-lexicon.tsv.</param>
    /// <exception cref="LexiconException"/>
    public static FinnishLexicon Read(IEnumerable<(int Number, string Text)> lines)
    {
        var all = lines.ToList();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.Select(line => line.Text))));
        var lexicon = new FinnishLexicon(Convert.ToHexStringLower(hash.AsSpan(0, 4)));
        foreach (var (number, text) in all)
        {
            lexicon.Add(number, text.TrimEnd().Split('\t'));
        }
        return lexicon;
    }

    /// <summary>The base form of a word, with the parts it has when it is a compound.</summary>
    public bool TryFind(string word, out string baseForm, out IReadOnlyList<string> parts)
    {
        if (_entries.TryGetValue(word, out var entry) || (WithoutClitic(word) is { } plain && _entries.TryGetValue(plain, out entry)))
        {
            (baseForm, parts) = (entry.BaseForm, entry.Parts);
            return true;
        }
        (baseForm, parts) = ("", []);
        return false;
    }

    private static string? WithoutClitic(string word)
    {
        var clitic = Array.Find(Clitics, clitic => word.Length > clitic.Length + 2 && word.EndsWith(clitic, StringComparison.Ordinal));
        return clitic is null ? null : word[..^clitic.Length];
    }

    private void Add(int line, string[] fields)
    {
        if (fields.Length > 6)
        {
            throw new LexiconException(line, $"{fields.Length} fields, at most 6 are expected.");
        }
        string Field(int index, Func<string> byDefault) => index < fields.Length && fields[index] is not (Default or "") ? fields[index] : byDefault();
        var baseForm = fields[0];
        if (baseForm.Length < 2 || baseForm.Any(letter => !char.IsLower(letter) && letter != '-'))
        {
            throw new LexiconException(line, $"\"{baseForm}\" is no word in lower case.");
        }
        var weak = Field(1, () => Vowels.Contains(baseForm[^1]) ? baseForm : baseForm + "i");
        var strong = Field(2, () => weak);
        var a = IsFront(strong) ? "ä" : "a";
        var partitive = Field(3, () => strong + a);
        var illative = Field(4, () => strong + strong[^1] + "n");
        var entry = new Entry(baseForm, Field(5, () => "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string[] weakEndings = ["n", "ss" + a, "st" + a, "ll" + a, "lt" + a, "lle", "ksi", "tt" + a, "t"];
        string[] strongEndings = ["n" + a, "ni", "si", "ns" + a, "mme", "nne"];
        string[] forms =
            [baseForm, partitive, illative, .. weakEndings.Select(ending => weak + ending), .. strongEndings.Select(ending => strong + ending)];
        foreach (var form in forms)
        {
            _entries.TryAdd(form, entry);
        }
    }

    /// <summary>The last vowel that is not neutral decides.</summary>
    private static bool IsFront(string word) => word.LastIndexOfAny(['a', 'o', 'u', 'ä', 'ö', 'y']) is var index && (index < 0 || word[index] is 'ä' or 'ö' or 'y');
}
