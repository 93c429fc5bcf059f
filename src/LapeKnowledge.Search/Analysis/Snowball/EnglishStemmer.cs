namespace LapeKnowledge.Search.Analysis.Snowball;

/// <summary>The English stemmer of the Snowball project (Porter 2; snowballstem.org, version 2.2).</summary>
internal static class EnglishStemmer
{
    private const int StackLimit = 128;
    private const string Vowels = "aeiouy";

    /// <summary>Stands for a y that is a consonant, while the word is being stemmed.</summary>
    private const char ConsonantY = 'Y';

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly HashSet<string> ExceptionsWithoutPlural =
        new(StringComparer.Ordinal) { "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed" };

    private static readonly string[] FirstRegions = ["gener", "commun", "arsen"];
    private static readonly string[] Possessives = ["'s'", "'s", "'"];
    private static readonly string[] Plurals = ["sses", "ied", "ies", "us", "ss", "s"];
    private static readonly string[] VerbEndings = ["eedly", "ingly", "edly", "eed", "ing", "ed"];
    private static readonly string[] EndingsThatTakeE = ["at", "bl", "iz"];
    private static readonly string[] DoubleConsonants = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string Ending, string By)[] Step2 =
    [
        ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"),
        ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"),
        ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];
    private static readonly (string Ending, string By)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];
    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
        {
            return word;
        }
        if (Exceptions.TryGetValue(word, out var exception))
        {
            return exception;
        }
        var letters = word.Length <= StackLimit ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        letters = WithMarkedY(letters[0] == '\'' ? letters[1..] : letters);
        var prefix = Array.Find(FirstRegions, word.StartsWith);
        var first = prefix?.Length ?? Ending.RegionAfter(letters, 0, Vowels);
        var second = Ending.RegionAfter(letters, first, Vowels);
        letters = WithoutPlural(letters);
        if (!ExceptionsWithoutPlural.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters))
        {
            letters = WithoutVerbEnding(letters, first);
            letters = WithIForY(letters);
            letters = WithShorterSuffix(letters, first, second, Step2);
            letters = WithShorterSuffix(letters, first, second, Step3);
            letters = WithoutSuffix(letters, second);
            letters = WithoutFinalEOrL(letters, first, second);
        }
        letters.Replace(ConsonantY, 'y');
        return Ending.Result(word, letters);
    }

    private static Span<char> WithMarkedY(Span<char> word)
    {
        for (var index = 0; index < word.Length; index++)
        {
            if (word[index] == 'y' && (index == 0 || Vowels.Contains(word[index - 1])))
            {
                word[index] = ConsonantY;
            }
        }
        return word;
    }

    private static Span<char> WithoutPlural(Span<char> word)
    {
        word = word[..^(Ending.Longest(word, 0, Possessives)?.Length ?? 0)];
        switch (Ending.Longest(word, 0, Plurals))
        {
            case "sses":
                return word[..^2];
            case "ied" or "ies":
                return word.Length > 4 ? word[..^2] : word[..^1];
            case "s":
                return word.Length > 2 && word[..^2].ContainsAny(Vowels) ? word[..^1] : word;
            default:
                return word;
        }
    }

    private static Span<char> WithoutVerbEnding(Span<char> word, int first)
    {
        var ending = Ending.Longest(word, 0, VerbEndings);
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        if (ending is "eed" or "eedly")
        {
            return rest.Length >= first ? word[..(rest.Length + 2)] : word;
        }
        if (!rest.ContainsAny(Vowels))
        {
            return word;
        }
        if (Ending.Longest(rest, 0, DoubleConsonants) is not null)
        {
            return rest[..^1];
        }
        if (Ending.Longest(rest, 0, EndingsThatTakeE) is null && !(rest.Length == first && EndsShort(rest)))
        {
            return rest;
        }
        word[rest.Length] = 'e';
        return word[..(rest.Length + 1)];
    }

    private static Span<char> WithIForY(Span<char> word)
    {
        if (word.Length > 2 && word[^1] is 'y' or ConsonantY && !Vowels.Contains(word[^2]))
        {
            word[^1] = 'i';
        }
        return word;
    }

    private static Span<char> WithShorterSuffix(Span<char> word, int first, int second, (string Ending, string By)[] suffixes)
    {
        foreach (var (ending, by) in suffixes)
        {
            if (!word.EndsWith(ending))
            {
                continue;
            }
            var rest = word[..^ending.Length];
            var allowed = rest.Length >= first && ending switch
            {
                "ogi" => rest.EndsWith("l"),
                "li" => Ending.LastIn(rest, "cdeghkmnrt"),
                "ative" => rest.Length >= second,
                _ => true,
            };
            if (!allowed)
            {
                return word;
            }
            by.CopyTo(word[rest.Length..]);
            return word[..(rest.Length + by.Length)];
        }
        return word;
    }

    private static Span<char> WithoutSuffix(Span<char> word, int second)
    {
        var ending = Ending.Longest(word, 0, Step4);
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        return rest.Length >= second && (ending != "ion" || Ending.LastIn(rest, "st")) ? rest : word;
    }

    private static Span<char> WithoutFinalEOrL(Span<char> word, int first, int second)
    {
        if (word.Length == 0)
        {
            return word;
        }
        var rest = word[..^1];
        var removed = word[^1] switch
        {
            'e' => rest.Length >= second || (rest.Length >= first && !EndsShort(rest)),
            'l' => rest.Length >= second && rest.EndsWith("l"),
            _ => false,
        };
        return removed ? rest : word;
    }

    /// <summary>Whether the word ends in a short syllable: "rap", "trap", "ow" at the beginning, but not "uproot".</summary>
    private static bool EndsShort(ReadOnlySpan<char> word) =>
        word.Length switch
        {
            < 2 => false,
            2 => Vowels.Contains(word[0]) && !Vowels.Contains(word[1]),
            _ => !Vowels.Contains(word[^3]) && Vowels.Contains(word[^2]) && !Vowels.Contains(word[^1]) && word[^1] is not ('w' or 'x' or ConsonantY),
        };
}
