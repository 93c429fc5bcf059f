using LapeKnowledge.Search.Analysis.Store;

namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>
/// Finnish words by the dictionary of Voikko: base forms, the parts of compounds, the words they are derived from. What Voikko does not know is looked up in our
/// lexicon, taken apart at hyphens and known last parts, and stemmed by rule; without Voikko every word is.
/// </summary>
internal sealed class FinnishAnalyzer(VoikkoDictionary? voikko, FinnishLexicon lexicon) : IWordAnalyzer, IDisposable
{
    /// <summary>To be raised when the terms of any word change, so that indexes made before are made anew.</summary>
    private const int Revision = 1;

    private const int ShortestPart = 3;
    private const int ShortestTail = 5;
    private const int ShortestWordBesideDigits = 5;
    private const int CachedParts = 1 << 13;

    private static readonly HashSet<string> StopWords = EmbeddedText.Words("fi-stop-words.txt");

    /// <summary>The same parts come again in many compounds.</summary>
    private readonly WordCache<List<VoikkoReading>> _partReadings = new(CachedParts);

    public string Language => "fi";

    public string Fingerprint { get; } = $"{Revision}, lexicon {lexicon.Fingerprint}, {voikko?.Version ?? "Snowball"}";

    public bool IsStopWord(string word) => StopWords.Contains(word);

    public WordTerms Analyze(string word)
    {
        var terms = new TermCollector();
        if (word.Length > WordShape.LongestWord)
        {
            terms.AddLemma(WordShape.Cut(word));
            return terms.ToTerms(isKnown: false);
        }
        if (!word.Any(char.IsLetter))
        {
            return new WordTerms([word], [], [], IsKnown: true);
        }
        if (AddKnown(terms, word))
        {
            return terms.ToTerms(isKnown: true);
        }
        if (WordShape.AddHyphenated(terms, word, AnalyzePiece, out var isKnown))
        {
            return terms.ToTerms(isKnown);
        }
        if (word.Any(char.IsDigit))
        {
            AddWithDigits(terms, word);
        }
        else
        {
            isKnown = AddTail(terms, word);
            if (!isKnown)
            {
                FinnishStems.AddTo(terms, word);
            }
        }
        return terms.ToTerms(isKnown);
    }

    public IReadOnlyList<string> Suggest(string word) =>
        voikko is null || word.Length > WordShape.LongestWord || !word.All(IsOfWord) ? [] : voikko.Suggest(word).ConvertAll(suggestion => suggestion.ToLowerInvariant());

    public void Dispose() => voikko?.Dispose();

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '-' or '\'' or ':';

    private List<VoikkoReading> Readings(string word) => voikko is not null && word.All(IsOfWord) ? PlausibleReadings.Of(word, voikko.Analyze(word)) : [];

    private List<VoikkoReading> ReadingsOfPart(string part)
    {
        var readings = _partReadings.Find(part);
        if (readings is null)
        {
            readings = Readings(part);
            _partReadings.Add(part, readings);
        }
        return readings;
    }

    private bool AddKnown(TermCollector terms, string word)
    {
        if (lexicon.TryFind(word, out var name, out var partsOfName))
        {
            terms.AddLemma(name);
            foreach (var part in partsOfName)
            {
                terms.AddPart(part);
            }
        }
        foreach (var reading in Readings(word))
        {
            terms.AddLemma(reading.BaseForm);
            AddParts(terms, word, reading);
            foreach (var root in reading.Bases)
            {
                terms.AddRoot(root);
            }
        }
        return terms.HasLemmas;
    }

    /// <summary>Each part of a compound, and what its first parts and its last parts are together. Names such as "Rova|niemi" are not searched for by parts.</summary>
    private void AddParts(TermCollector terms, string word, VoikkoReading reading)
    {
        var starts = reading.Starts;
        if (starts.Count < 2 || starts[^1] > word.Length || (reading.IsName && !word.Contains('-')))
        {
            return;
        }
        for (var part = 0; part + 1 < starts.Count; part++)
        {
            AddInnerPart(terms, word[starts[part]..starts[part + 1]], reading);
        }
        for (var part = 1; part < starts.Count; part++)
        {
            AddLastParts(terms, word, starts[part], reading);
        }
        for (var part = 2; part < starts.Count; part++)
        {
            AddInnerPart(terms, word[..starts[part]], reading);
        }
    }

    /// <summary>The base form of the whole word ends as that of its last parts, if they are inflected and what comes before is not.</summary>
    private void AddLastParts(TermCollector terms, string word, int start, VoikkoReading reading)
    {
        var baseForm = reading.BaseForm;
        if (start < baseForm.Length && word.AsSpan(0, start).SequenceEqual(baseForm.AsSpan(0, start)))
        {
            AddPart(terms, baseForm[start..]);
        }
        else
        {
            AddInnerPart(terms, word[start..], reading);
        }
    }

    /// <summary>
    /// "lasten" of "lastensuojelu" is looked up by itself. Of its readings those count that the reading of the whole is made of, or else the one that is the part as it
    /// stands: "hyvin" of "hyvinvointi" is not "hyvä".
    /// </summary>
    private void AddInnerPart(TermCollector terms, string segment, VoikkoReading whole)
    {
        var part = segment.Trim('-');
        if (part.Length < ShortestPart)
        {
            AddShortPart(terms, part, isHyphenated: segment.Length > part.Length);
            return;
        }
        var baseForms = ReadingsOfPart(part).ConvertAll(reading => reading.BaseForm);
        var expected = baseForms.FindAll(whole.Bases.Contains);
        if (expected.Count > 0)
        {
            baseForms = expected;
        }
        else if (baseForms.Contains(part))
        {
            baseForms = [part];
        }
        else if (baseForms.Count == 0)
        {
            baseForms = CombiningBases(part);
        }
        foreach (var baseForm in baseForms)
        {
            AddPart(terms, baseForm);
        }
    }

    /// <summary>"varhais" of "varhaiskasvatus" is "varhainen", "kehittämis" of "kehittämistyö" is "kehittää"; other unknown parts stay as they are.</summary>
    private List<string> CombiningBases(string part)
    {
        var readings = part.EndsWith("is", StringComparison.Ordinal) ? ReadingsOfPart(part[..^1] + "nen") : [];
        return readings.Count > 0 ? readings.ConvertAll(reading => reading.BaseForm) : [part];
    }

    private static void AddPart(TermCollector terms, string part)
    {
        part = part.Trim('-');
        if (part.Length >= ShortestPart)
        {
            terms.AddPart(part);
        }
    }

    /// <summary>Short parts are numbers, abbreviations such as the first of "eu-maa", or no words at all.</summary>
    private static void AddShortPart(TermCollector terms, string part, bool isHyphenated)
    {
        if (part.All(char.IsDigit) || (isHyphenated && part.Length > 1))
        {
            terms.AddPart(part);
        }
    }

    /// <summary>Some words are known only behind a number: "vuotiaille" of "3-5-vuotiaille".</summary>
    private WordTerms AnalyzePiece(string piece)
    {
        var alone = Analyze(piece);
        var behindNumber = alone.IsKnown ? [] : Readings("1-" + piece);
        return behindNumber.Count == 0 ? alone : new WordTerms(behindNumber.ConvertAll(reading => reading.BaseForm[2..]), [], [], IsKnown: true);
    }

    /// <summary>Letters with digits, such as "covid19" or a word run together with the number of a footnote: no ending is taken off, longer words in it are parts.</summary>
    private void AddWithDigits(TermCollector terms, string word)
    {
        terms.AddLemma(word);
        foreach (var range in LettersOf(word))
        {
            if (word[range].Length >= ShortestWordBesideDigits)
            {
                foreach (var lemma in Analyze(word[range]).Lemmas)
                {
                    terms.AddPart(lemma);
                }
            }
        }
    }

    private static IEnumerable<Range> LettersOf(string word)
    {
        var start = 0;
        for (var index = 0; index <= word.Length; index++)
        {
            if (index < word.Length && char.IsLetter(word[index]))
            {
                continue;
            }
            if (index > start)
            {
                yield return start..index;
            }
            start = index + 1;
        }
    }

    /// <summary>An unknown word may be a compound whose last part is known and inflected: "nepsylapset" is "nepsylapsi".</summary>
    /// <returns>Whether the rest of the word is known too, by the lexicon.</returns>
    private bool AddTail(TermCollector terms, string word)
    {
        for (var start = ShortestPart; start <= word.Length - ShortestTail; start++)
        {
            var tail = word[start..];
            var readings = ReadingsOfPart(tail);
            foreach (var reading in readings)
            {
                terms.AddLemma(word[..start] + reading.BaseForm);
                terms.AddPart(reading.BaseForm);
                AddParts(terms, tail, reading);
            }
            if (readings.Count > 0)
            {
                var isName = lexicon.TryFind(word[..start], out var name, out _);
                if (isName)
                {
                    terms.AddPart(name);
                }
                return isName;
            }
        }
        return false;
    }
}
