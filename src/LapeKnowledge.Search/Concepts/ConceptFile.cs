using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Concepts;

/// <summary>A line of the file of concepts is wrong.</summary>
internal sealed class ConceptFileException(int line, string reason) : Exception($"Concepts, line {line}: {reason}");

/// <summary>Reads concepts; the head of concepts.tsv describes the lines.</summary>
internal static class ConceptFile
{
    private const string None = "-";

    /// <summary>The languages of the fields after the identifier.</summary>
    private static readonly string[] Languages = ["fi", "sv"];

    /// <exception cref="ConceptFileException"/>
    public static IReadOnlyList<Concept> Read(IEnumerable<(int Number, string Text)> lines, Analyzers analyzers)
    {
        var concepts = new List<Concept>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, text) in lines)
        {
            var concept = ReadLine(number, text.Split('\t'), analyzers);
            if (!ids.Add(concept.Id))
            {
                throw new ConceptFileException(number, $"there is already a concept \"{concept.Id}\".");
            }
            concepts.Add(concept);
        }
        return concepts;
    }

    private static Concept ReadLine(int line, string[] fields, Analyzers analyzers)
    {
        if (fields.Length is < 3 or > 4)
        {
            throw new ConceptFileException(line, $"{fields.Length} fields, 3 or 4 are expected.");
        }
        var id = fields[0];
        if (id.Length == 0 || !id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new ConceptFileException(line, $"\"{id}\" is no identifier of small letters, digits and hyphens.");
        }
        var names = Languages.SelectMany((language, index) => ReadNames(line, fields[index + 1], analyzers.For(language))).ToList();
        if (names.Count < 2)
        {
            throw new ConceptFileException(line, $"\"{id}\" has fewer than two names.");
        }
        return new Concept(id, names, fields.Length == 4 ? ReadAddress(line, fields[3]) : null);
    }

    private static IEnumerable<ConceptName> ReadNames(int line, string field, IWordAnalyzer analyzer)
    {
        if (field == None)
        {
            yield break;
        }
        var isPreferred = true;
        foreach (var text in field.Split(';'))
        {
            var words = Words(text, analyzer);
            if (words.Count == 0)
            {
                throw new ConceptFileException(line, $"a name in {analyzer.Language} is empty.");
            }
            yield return new ConceptName(analyzer.Language, text, words, isPreferred);
            isPreferred = false;
        }
    }

    private static Uri ReadAddress(int line, string field) =>
        Uri.TryCreate(field, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ConceptFileException(line, $"\"{field}\" is no web address.");

    private static List<WordTerms> Words(string text, IWordAnalyzer analyzer)
    {
        var words = new List<WordTerms>();
        var position = 0;
        while (Tokenizer.Next(text, ref position, out var word))
        {
            words.Add(analyzer.Analyze(Tokenizer.Normalize(text.AsSpan()[word])));
        }
        return words;
    }
}
