namespace LapeKnowledge.Search.Analysis.Snowball;

/// <summary>The Finnish stemmer of the Snowball project (snowballstem.org, version 2.2): takes off particles, possessive suffixes, cases and plurals.</summary>
internal static class FinnishStemmer
{
    private const int StackLimit = 128;
    private const string Vowels = "aeiouyäö";
    private const string VowelsWithoutY = "aeiouäö";
    private const string Consonants = "bcdfghjklmnpqrstvwxz";

    private static readonly string[] Particles = ["kaan", "kään", "kin", "han", "hän", "sti", "ko", "kö", "pa", "pä"];
    private static readonly string[] Possessives = ["nsa", "nsä", "mme", "nne", "si", "ni", "an", "än", "en"];
    private static readonly string[] CasesBeforeAn = ["ssa", "sta", "lla", "lta", "ta", "na"];
    private static readonly string[] CasesBeforeÄn = ["ssä", "stä", "llä", "ltä", "tä", "nä"];
    private static readonly string[] CasesBeforeEn = ["lle", "ine"];
    private static readonly string[] LongVowels = ["aa", "ee", "ii", "oo", "uu", "ää", "öö"];
    private static readonly string[] Cases =
    [
        "siin", "seen", "tten", "han", "hen", "hin", "hon", "hän", "hön", "den", "tta", "ttä", "ssa", "ssä", "sta", "stä",
        "lla", "llä", "lta", "ltä", "lle", "ksi", "ine", "ta", "tä", "na", "nä", "n", "a", "ä",
    ];
    private static readonly string[] Comparatives =
        ["impi", "impa", "impä", "immi", "imma", "immä", "mpi", "mpa", "mpä", "mmi", "mma", "mmä", "eja", "ejä"];
    private static readonly string[] PluralComparatives = ["imma", "mma"];

    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        var letters = word.Length <= StackLimit ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        var first = Ending.RegionAfter(letters, 0, Vowels);
        var second = Ending.RegionAfter(letters, first, Vowels);
        letters = WithoutParticle(letters, first, second);
        letters = WithoutPossessive(letters, first);
        return Ending.Result(word, Tidied(WithoutCaseAndPlural(letters, first, second), first));
    }

    /// <summary>The stem of a word taken as a base form: only what the last step of the algorithm does.</summary>
    public static string StemOfBaseForm(string word)
    {
        var letters = word.Length <= StackLimit ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        return Ending.Result(word, Tidied(letters, Ending.RegionAfter(letters, 0, Vowels)));
    }

    /// <summary>The stem of a word that has a case, but neither a particle nor a possessive suffix.</summary>
    public static string StemOfCase(string word)
    {
        var letters = word.Length <= StackLimit ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        var first = Ending.RegionAfter(letters, 0, Vowels);
        var second = Ending.RegionAfter(letters, first, Vowels);
        return Ending.Result(word, Tidied(WithoutCaseAndPlural(letters, first, second), first));
    }

    private static Span<char> WithoutParticle(Span<char> word, int first, int second)
    {
        var ending = Ending.Longest(word, first, Particles);
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        return (ending == "sti" ? rest.Length >= second : Ending.LastIn(rest, "aeiouyäönt")) ? rest : word;
    }

    private static Span<char> WithoutPossessive(Span<char> word, int first)
    {
        var ending = Ending.Longest(word, first, Possessives);
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        switch (ending)
        {
            case "si":
                return rest.EndsWith("k") ? word : rest;
            case "ni":
                if (rest.EndsWith("kse"))
                {
                    rest[^1] = 'i';
                }
                return rest;
            case "an":
                return Ending.Longest(rest, 0, CasesBeforeAn) is null ? word : rest;
            case "än":
                return Ending.Longest(rest, 0, CasesBeforeÄn) is null ? word : rest;
            case "en":
                return Ending.Longest(rest, 0, CasesBeforeEn) is null ? word : rest;
            default:
                return rest;
        }
    }

    private static Span<char> WithoutCaseAndPlural(Span<char> word, int first, int second)
    {
        var rest = WithoutCase(word, first);
        var hadCase = rest.Length < word.Length;
        rest = WithoutComparative(rest, second);
        return hadCase ? WithoutPluralI(rest, first) : WithoutPluralT(rest, first, second);
    }

    private static Span<char> WithoutCase(Span<char> word, int first)
    {
        if (first > word.Length)
        {
            return word;
        }
        var ending = Ending.Longest(word, first, Cases);
        if (ending is "siin" or "seen" or "tten" or "den" && !MayPrecede(ending, word[first..^ending.Length]))
        {
            ending = "n";
        }
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        switch (ending)
        {
            case "han" or "hen" or "hin" or "hon" or "hän" or "hön":
                return rest.EndsWith(ending.AsSpan(1, 1)) ? rest : word;
            case "n":
                return Ending.Longest(rest, 0, LongVowels) is null && !rest.EndsWith("ie") ? rest : rest[..^1];
            case "a" or "ä":
                return Ending.LastIn(rest, Vowels) && Ending.LastIn(rest[..^1], Consonants) ? rest : word;
            case "tta" or "ttä":
                return rest.EndsWith("e") ? rest : word;
            default:
                return rest;
        }
    }

    private static bool MayPrecede(string ending, ReadOnlySpan<char> region) =>
        ending == "seen"
            ? Ending.Longest(region, 0, LongVowels) is not null
            : region.EndsWith("i") && Ending.LastIn(region[..^1], VowelsWithoutY);

    private static Span<char> WithoutComparative(Span<char> word, int second)
    {
        var ending = Ending.Longest(word, second, Comparatives);
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        return ending is ['m', ..] && rest.EndsWith("po") ? word : rest;
    }

    private static Span<char> WithoutPluralI(Span<char> word, int first) => word.Length > first && word[^1] is 'i' or 'j' ? word[..^1] : word;

    private static Span<char> WithoutPluralT(Span<char> word, int first, int second)
    {
        if (word.Length - 2 < first || word[^1] != 't' || !Vowels.Contains(word[^2]))
        {
            return word;
        }
        word = word[..^1];
        var ending = Ending.Longest(word, second, PluralComparatives);
        if (ending is null)
        {
            return word;
        }
        var rest = word[..^ending.Length];
        return ending == "mma" && rest.EndsWith("po") ? word : rest;
    }

    private static Span<char> Tidied(Span<char> word, int first)
    {
        if (word.Length < first)
        {
            return word;
        }
        if (Ending.Longest(word, first, LongVowels) is not null)
        {
            word = word[..^1];
        }
        if (word.Length - 2 >= first && "aäei".Contains(word[^1]) && Consonants.Contains(word[^2]))
        {
            word = word[..^1];
        }
        if (word.Length - 2 >= first && word[^1] == 'j' && word[^2] is 'o' or 'u')
        {
            word = word[..^1];
        }
        if (word.Length - 2 >= first && word[^1] == 'o' && word[^2] == 'j')
        {
            word = word[..^1];
        }
        return WithoutDoubleConsonant(word);
    }

    /// <summary>Vowels may follow the double consonant; they stay.</summary>
    private static Span<char> WithoutDoubleConsonant(Span<char> word)
    {
        var last = word.LastIndexOfAnyExcept(Vowels);
        if (last < 1 || word[last] != word[last - 1] || !Consonants.Contains(word[last]))
        {
            return word;
        }
        word[(last + 1)..].CopyTo(word[last..]);
        return word[..^1];
    }
}
