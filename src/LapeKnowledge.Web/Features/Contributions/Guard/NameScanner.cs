namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>
/// Finds names that tell of a child: with an age, after a word such as pupil, before a word such as mother, with a school class; and first names that a
/// family name follows. Looks at each word and a few around it, so that its time grows with the text and no faster.
/// </summary>
internal static class NameScanner
{
    private const int OldestChild = 20;
    private const int LookBack = 5;

    private static readonly string[] Roles =
    [
        "oppila", "lapsi", "lapse", "poika", "poja", "tyttö", "tytö", "tytär", "tyttär", "vauva", "taapero", "eskarilai", "eskari", "päiväkotilap", "koululai", "sijoitet", "pienokai", "vilkari",
    ];

    private static readonly string[] SwedishRoles =
    [
        "elev", "eleven", "elevens", "eleverna", "barn", "barnet", "barnets", "barnen", "pojke", "pojken", "pojkens", "pojkarna", "flicka", "flickan", "flickans", "flickorna", "son", "sonen", "sonens",
        "dotter", "dottern", "dotterns", "bebisen", "förskolebarnet", "förskoleeleven", "daghemsbarnet", "skolbarnet", "tonåringen",
    ];

    private static readonly string[] Relations =
    [
        "äiti", "äidi", "äitä", "isä", "vanhem", "vanhemp", "huoltaj", "perhe", "mummo", "mummi", "vaari", "sisko", "velje", "veli", "sisaru", "kummi", "isovanh", "koti", "kodi", "koto", "opettaja", "omahoitaj", "luokka", "diagnoosi",
    ];

    private static readonly string[] SwedishRelations =
    [
        "mamma", "mammas", "mor", "moder", "pappa", "pappas", "far", "fader", "föräldrar", "förälder", "föräldrarna", "vårdnadshavare", "familj", "mormor", "farmor", "morfar", "farfar", "syster", "bror", "syskon", "lärare", "hem", "diagnos",
    ];

    private static readonly string[] Numbers =
    [
        "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän", "kymmenen", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    ];

    private const string NumberStarts = "ykvsneftåäöo";

    private static readonly string[] FamilyEndings = ["nen", "sen", "selle", "sella", "selta", "sta", "sson", "ström", "strand", "berg", "lund", "holm", "qvist", "blom", "gren", "stedt", "mäki", "niemi", "järvi", "salo", "lahti", "koski"];

    public static IEnumerable<GuardMatch> Scan(string text)
    {
        var tokens = new GuardTokens(text);
        var flagged = -1; // the last token of what was found last
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsName(i))
            {
                if (UnknownNames.EndAt(tokens, i, flagged) is { } last)
                {
                    flagged = last;
                    yield return new GuardMatch(GuardKind.Child, tokens.Start(i), tokens.End(last) - tokens.Start(i));
                }

                continue;
            }

            if ((KindAt(tokens, i, out var end) ?? (IsNextOf(tokens, flagged, i) ? GuardKind.Child : null)) is { } kind)
            {
                flagged = end;
                yield return new GuardMatch(kind, tokens.Start(i), tokens.End(end) - tokens.Start(i));
            }
        }
    }

    private static GuardKind? KindAt(GuardTokens tokens, int name, out int end)
    {
        end = name;
        var last = tokens.IsFamilyName(name + 1) ? name + 1 : name;
        if (AgeAfter(tokens, last) is { } age)
        {
            end = age;
            return GuardKind.Child;
        }

        if (tokens.Is(last + 1, ",") && tokens.Number(last + 2) is > 0 and <= OldestChild && tokens.Is(last + 3, ","))
        {
            end = last + 2; // Matti, 6, cried
            return GuardKind.Child;
        }

        if (IsLittle(tokens, name) || AgeBefore(tokens, name) || RoleBefore(tokens, name) || RelationAfter(tokens, name))
        {
            end = last;
            return GuardKind.Child;
        }

        end = last;
        return last > name && FamilyEndings.Any(e => tokens[last].EndsWith(e, StringComparison.Ordinal)) ? GuardKind.FullName : null;
    }

    /// <summary>Another name beside one that was found: Matti and Anna.</summary>
    public static bool IsNextOf(GuardTokens tokens, int flagged, int name) => flagged >= 0 && name - flagged == 2 && tokens[name - 1] is "ja" or "sekä" or "och" or ",";

    /// <returns>The last token of the age or the school class.</returns>
    public static int? AgeAfter(GuardTokens tokens, int name)
    {
        var at = name + 1;
        var isParted = tokens.Is(at, ",") || tokens.Is(at, "(") || tokens.Is(at, "-") || tokens.Is(at, "–");
        at = isParted ? at + 1 : at;
        at = tokens.Is(at, "noin") || tokens.Is(at, "on") || tokens.Is(at, "oli") || tokens.Is(at, "är") || tokens.Is(at, "ca") ? at + 1 : at;
        if (AgeEnd(tokens, at) is { } end)
        {
            return end - 1;
        }

        if (tokens.Is(name + 1, "(") && tokens.Number(at) is > 0 and <= OldestChild && tokens.Is(at + 1, ")"))
        {
            return at + 1;
        }

        return ClassEnd(tokens, at);
    }

    private static int? ClassEnd(GuardTokens tokens, int at)
    {
        if (tokens.Number(at) is not (> 0 and <= 10))
        {
            return tokens.Is(at, "åk") && tokens.Number(at + 1) is > 0 and <= 10 ? at + 1 : null;
        }

        at++;
        at = tokens.Is(at, ".") || tokens.Is(at, ":") ? at + 1 : at;
        at = at < tokens.Count && tokens[at] is [>= 'a' and <= 'f'] ? at + 1 : at;
        at = tokens.Is(at, "-") || tokens.Is(at, ":") ? at + 1 : at;
        return at < tokens.Count && (tokens[at] is "lk" or "klass" or "klassen" || tokens[at].StartsWith("luok", StringComparison.Ordinal)) ? at : null;
    }

    /// <returns>The token after an age that begins at a token.</returns>
    public static int? AgeEnd(GuardTokens tokens, int at)
    {
        if (at >= tokens.Count)
        {
            return null;
        }

        if (char.IsAsciiDigit(tokens[at][0]))
        {
            if (tokens.Number(at) is not (> 0 and <= OldestChild))
            {
                return null;
            }
        }
        else if (NumberOf(tokens[at]) is not { } length)
        {
            return null;
        }
        else if (length < tokens[at].Length)
        {
            return IsYears(tokens[at][length..]) ? at + 1 : null; // viisivuotias, femåriga
        }

        at++;
        at = tokens.Is(at, ",") && tokens.Number(at + 1) is not null ? at + 2 : at; // 5,5 v
        at = (tokens.Is(at, "-") || tokens.Is(at, "–")) && at + 1 < tokens.Count ? at + 1 : at;
        if (at >= tokens.Count || !(IsYears(tokens[at]) || tokens[at] is "v" or "vuotta" or "vuoden" or "år" or "års" or "kk" or "kuukautta" or "mån" or "månader"))
        {
            return null;
        }

        return tokens.Is(at, "v") && tokens.Is(at + 1, ".") ? at + 2 : at + 1;
    }

    /// <returns>The length of the number that a word begins with.</returns>
    private static int? NumberOf(ReadOnlySpan<char> word)
    {
        if (!NumberStarts.Contains(word[0]))
        {
            return null;
        }

        foreach (var number in Numbers)
        {
            if (word.StartsWith(number) && (word.Length == number.Length || IsYears(word[number.Length..])))
            {
                return number.Length;
            }
        }

        return null;
    }

    private static bool IsYears(ReadOnlySpan<char> word) => word.StartsWith("vuotia") || word.StartsWith("vuotis") || word.StartsWith("årig") || word.StartsWith("åring") || word.StartsWith("kuukauti");

    private static bool AgeBefore(GuardTokens tokens, int name)
    {
        for (var from = Math.Max(0, name - LookBack); from < name; from++)
        {
            if (AgeEnd(tokens, from) is { } end && (end == name || (end == name - 1 && (IsRole(tokens[end]) || tokens.Is(end, ")")))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pikku-Matti, lilla Matti.</summary>
    private static bool IsLittle(GuardTokens tokens, int name) =>
        (tokens.Is(name - 1, "-") && (tokens.Is(name - 2, "pikku") || tokens.Is(name - 2, "lill") || tokens.Is(name - 2, "lilla"))) || tokens.Is(name - 1, "pikku") || tokens.Is(name - 1, "lilla");

    private static bool RoleBefore(GuardTokens tokens, int name)
    {
        var at = tokens.Is(name - 1, "(") ? name - 2 : name - 1;
        at = tokens.Is(at, "nimeltä") || tokens.Is(at, "nimeltään") || tokens.Is(at, "namn") || tokens.Is(at, "nimi") || tokens.Is(at, "heter") ? at - 1 : at;
        at = tokens.Is(at, "vid") || tokens.Is(at, "som") ? at - 1 : at;
        return at >= 0 && IsRole(tokens[at]);
    }

    public static bool IsRole(ReadOnlySpan<char> word) =>
        StartsWithOne(word, Roles) || SwedishRoles.AsSpan().Contains(word.ToString()) || word.Contains("luokkalai", StringComparison.Ordinal) || word.EndsWith("klassisten", StringComparison.Ordinal);

    public static bool StartsWithOne(ReadOnlySpan<char> word, string[] starts)
    {
        foreach (var start in starts)
        {
            if (word.StartsWith(start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The genitive of a name, and whose it is.</summary>
    private static bool RelationAfter(GuardTokens tokens, int name)
    {
        if (name + 1 >= tokens.Count || tokens.IsUpper(name + 1))
        {
            return false;
        }

        var (word, next) = (tokens[name].ToString(), tokens[name + 1].ToString());
        return (word.EndsWith('n') && !(word == "annan" && next.EndsWith("lle", StringComparison.Ordinal)) && Relations.Any(r => next.StartsWith(r, StringComparison.Ordinal)))
            || ((word.EndsWith('s') || word.EndsWith('\'')) && SwedishRelations.Contains(next));
    }
}
