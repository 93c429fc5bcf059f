using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LapeKnowledge.Search.Analysis.Snowball;

namespace LapeKnowledge.Search.Analysis.Swedish;

/// <summary>
/// Swedish words with the number of texts they occur in. Compounds are taken apart into these; so the vocabulary is fixed as long as an index lives, and is part of
/// the fingerprint of its analysis.
/// </summary>
public sealed class SwedishVocabulary
{
    /// <summary>A word of fewer texts is as often a misspelling or a name as a word.</summary>
    private const int FewestTexts = 2;

    /// <summary>How much a built-in word counts for, in texts.</summary>
    private const int TextsOfBuiltIn = 20;

    private const int LongestWord = 30;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);

    private SwedishVocabulary(IEnumerable<KeyValuePair<string, int>> frequencies)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (word, texts) in frequencies.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            _words.Add(word, texts);
            CollectionsMarshal.GetValueRefOrAddDefault(_stems, SwedishStemmer.Stem(word), out _) += texts;
            hash.AppendData(Encoding.UTF8.GetBytes(Line(word, texts)));
        }
        Fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    /// <summary>Common words of the field, for a site whose own texts have not been learnt from.</summary>
    public static SwedishVocabulary BuiltIn { get; } = new(BuiltInFrequencies());

    /// <summary>Changes with the contents.</summary>
    public string Fingerprint { get; }

    public int Count => _words.Count;

    /// <summary>The built-in words and those of the texts.</summary>
    public static SwedishVocabulary Learn(IEnumerable<string> texts)
    {
        var learnt = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofText = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            ofText.Clear();
            var position = 0;
            while (Tokenizer.Next(text, ref position, out var range))
            {
                ofText.Add(Tokenizer.Normalize(text.AsSpan()[range]));
            }
            foreach (var word in ofText)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(learnt, word, out _)++;
            }
        }
        return From(learnt);
    }

    /// <summary>The built-in words and these, with the number of texts each is in.</summary>
    public static SwedishVocabulary From(IEnumerable<KeyValuePair<string, int>> frequencies)
    {
        var all = BuiltInFrequencies();
        foreach (var (word, texts) in frequencies)
        {
            if (texts >= FewestTexts && word.Length <= LongestWord && word.All(char.IsLetter))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(all, word, out _) += texts;
            }
        }
        return new SwedishVocabulary(all);
    }

    /// <summary>Writes the vocabulary; a file that was there is replaced as a whole.</summary>
    public void Save(string file)
    {
        var unfinished = file + ".new";
        File.WriteAllLines(unfinished, _words.Select(entry => Line(entry.Key, entry.Value)).Append(Closing));
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; null when there is no such file or it is damaged.</summary>
    public static SwedishVocabulary? Load(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var closing = "";
        foreach (var line in File.ReadLines(file))
        {
            var fields = line.Split('\t');
            if (fields.Length != 2 || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var texts) || !words.TryAdd(fields[0], texts))
            {
                closing = line;
                break;
            }
        }
        var vocabulary = new SwedishVocabulary(words);
        return closing == vocabulary.Closing ? vocabulary : null;
    }

    internal bool Contains(string word) => _words.ContainsKey(word);

    internal int Texts(string word) => _words.GetValueOrDefault(word);

    internal int TextsOfStem(string stem) => _stems.GetValueOrDefault(stem);

    private string Closing => $"# {_words.Count} words, {Fingerprint}";

    private static string Line(string word, int texts) => string.Create(CultureInfo.InvariantCulture, $"{word}\t{texts}");

    private static Dictionary<string, int> BuiltInFrequencies() =>
        EmbeddedText.Words("sv-words.txt").ToDictionary(word => word, _ => TextsOfBuiltIn, StringComparer.Ordinal);
}
