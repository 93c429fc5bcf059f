using System.Collections.Frozen;

namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>Common first names of Finland and the forms that they take in running text.</summary>
internal static class FirstNames
{
    private const string Resource = "LapeKnowledge.Web.Features.Contributions.Guard.first-names.txt";
    private static readonly string[] BackEndings = ["n", "a", "ta", "lla", "lle", "lta", "ssa", "sta", "na", "ksi", "tta", "nsa", "kin", "han", "ni"];
    private static readonly string[] FrontEndings = ["n", "ä", "tä", "llä", "lle", "ltä", "ssä", "stä", "nä", "ksi", "ttä", "nsä", "kin", "hän", "ni"];

    /// <summary>What no person is called here: programmes, tools and words that look like a form of a name.</summary>
    private static readonly FrozenSet<string> Others = new[] { "luotsi", "verso", "avartti", "sisukas", "family", "lape", "lupa", "annansilmät", "ainoa", "ainut", "aina" }.ToFrozenSet();

    private static readonly FrozenSet<string> Bare = Names().ToFrozenSet();

    private static readonly FrozenSet<string> Forms = Read();

    /// <param name="word">As it is written, with its capital letter.</param>
    public static bool IsName(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 24 || !char.IsUpper(word[0]))
        {
            return false;
        }

        var lower = word.ToString().ToLowerInvariant();
        return !Others.Contains(lower) && Forms.Contains(lower);
    }

    /// <summary>A name as such, in whichever letters: of those who write no capital ones.</summary>
    /// <param name="word">In lower case.</param>
    public static bool IsBare(ReadOnlySpan<char> word) => word.Length is > 3 and <= 24 && Bare.Contains(word.ToString());

    private static FrozenSet<string> Read() => Names().SelectMany(FormsOf).ToFrozenSet();

    private static List<string> Names()
    {
        using var file = new StreamReader(typeof(FirstNames).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing."));
        return [.. file.ReadToEnd().Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => n.ToLowerInvariant())];
    }

    private static IEnumerable<string> FormsOf(string name)
    {
        yield return name;
        yield return name + (name[^1] is 's' or 'x' or 'z' ? "'" : "s"); // the Swedish genitive
        foreach (var stem in Stems(name).Distinct())
        {
            foreach (var ending in name.AsSpan().ContainsAny("aou") ? BackEndings : FrontEndings)
            {
                yield return stem + ending;
            }

            yield return $"{stem}{stem[^1]}n"; // into
        }
    }

    /// <summary>What endings are put to: names change within, too (Matti, Matin; Johannes, Johanneksen).</summary>
    private static IEnumerable<string> Stems(string name)
    {
        if ("aeiouyäöå".Contains(name[^1]))
        {
            yield return name;
            if (name.Length > 3 && name[^2] == name[^3] && name[^2] is 'k' or 'p' or 't')
            {
                yield return name[..^3] + name[^2..];
            }

            yield break;
        }

        yield return name + "i";
        if (name[^1] == 's')
        {
            yield return name[..^1] + "kse";
            yield return name[..^1] + name[^2]; // Tuomas, Tuomaan
        }
    }
}
