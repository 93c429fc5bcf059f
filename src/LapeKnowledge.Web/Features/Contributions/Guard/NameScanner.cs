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
        "oppila", "lapsi", "lapse", "poika", "poja", "tyttö", "tytö", "tytär", "tyttär", "vauva", "taapero", "eskarilai", "eskari", "päiväkotilap", "koululai", "sijoitet", "pienokai", "vilkari", "kaksos", "kolmos", "sisarukset", "sisarusten", "veljekset",
    ];

    private static readonly string[] SwedishRoles =
    [
        "elev", "eleven", "elevens", "eleverna", "barn", "barnet", "barnets", "barnen", "pojke", "pojken", "pojkens", "pojkarna", "flicka", "flickan", "flickans", "flickorna", "son", "sonen", "sonens",
        "dotter", "dottern", "dotterns", "bebisen", "förskolebarnet", "förskoleeleven", "daghemsbarnet", "skolbarnet", "tonåringen", "syskonen", "syskonens", "tvillingarna", "tvillingarnas",
    ];

    /// <summary>Between a name and an age.</summary>
    private static readonly string[] Fillers = ["noin", "on", "oli", "är", "var", "ca", "joka", "som", "pian", "kohta", "melkein", "lähes", "vasta", "jo", "nyt", "snart", "nästan", "nu", "redan", "ungefär", "täyttää", "täytti", "fyller", "fyllde"];
    private static readonly string[] Birthdays = ["täyttää", "täytti", "fyller", "fyllde"];
    private static readonly string[] Births = ["s", "synt", "syntynyt", "f", "född"];
    private const int MostFillers = 3;
    private const int MostLinks = 3;
    private const int FirstYear = 2000;
    private const int LastYear = 2049;

    /// <summary>What is written, read and lived by names that everybody knows.</summary>
    private static readonly string[] Known = ["tove jansson", "minna canth", "maria montessori", "astrid lindgren", "elsa beskow", "aleksis kivi", "anni swan", "emmi pikler"];

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
            if (!tokens.IsName(i) && !IsBareWithAge(tokens, i))
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
        var last = tokens.IsFamilyName(name + 1) && !tokens.IsFirstOfSentence(name + 1) ? name + 1 : IsInitial(tokens, name + 1) ? name + 2 : name;
        if ((AgeAfter(tokens, last) ?? BirthAfter(tokens, last) ?? NurseryAfter(tokens, last)) is { } age)
        {
            end = age;
            return GuardKind.Child;
        }

        if (tokens.Is(last + 1, ",") && tokens.Number(last + 2) is > 0 and <= OldestChild && tokens.Is(last + 3, ","))
        {
            end = last + 2; // Matti, 6, cried
            return GuardKind.Child;
        }

        if (tokens.Is(name + 1, "-") && tokens.IsOneChild(name + 2) && tokens.Start(name + 2) == tokens.End(name + 1))
        {
            return GuardKind.Child; // Aino-tyttö
        }

        if (IsLittle(tokens, name) || ClassBefore(tokens, name) || AgeBefore(tokens, name) || RoleBefore(tokens, name) || RelationAfter(tokens, name))
        {
            end = last;
            return GuardKind.Child;
        }

        end = last;
        return last == name + 1 && !Known.Any($"{tokens[name]} {tokens[last]}".StartsWith) && (FamilyEndings.Any(e => tokens[last].EndsWith(e, StringComparison.Ordinal)) || IsFamilyOf(tokens, name, last)) ? GuardKind.FullName : null;
    }

    /// <summary>Another name beside one that was found: Matti and Anna.</summary>
    public static bool IsNextOf(GuardTokens tokens, int flagged, int name) => flagged >= 0 && name - flagged == 2 && tokens[name - 1] is "ja" or "sekä" or "och" or ",";

    /// <summary>A family name without an ending that tells: after a first name as such, in small letters but the first, and neither a place nor a word of the field.</summary>
    private static bool IsFamilyOf(GuardTokens tokens, int name, int last) =>
        FirstNames.IsBare(tokens[name]) && tokens.IsNameLike(last) && !UnknownNames.MayStandByName(tokens[last]) && !tokens.Is(last + 1, "-") && !tokens.Is(name - 1, "-");

    private static bool IsInitial(GuardTokens tokens, int at) => at < tokens.Count && tokens[at].Length == 1 && tokens.IsUpper(at) && tokens.Is(at + 1, ".");

    /// <summary>matti, 5 v</summary>
    private static bool IsBareWithAge(GuardTokens tokens, int name) =>
        FirstNames.IsBare(tokens[name]) && (tokens.Is(name + 1, ",") || tokens.Is(name + 1, "(")) && AgeEnd(tokens, name + 2) is { } end && !tokens[end - 1].StartsWith("vuotiai") && !(end < tokens.Count && tokens[end] is "sitten" or "ajan" or "aikana" or "sedan");

    /// <returns>The last token of a year of birth: Liisa (2018), Liisa s. 2018.</returns>
    private static int? BirthAfter(GuardTokens tokens, int name)
    {
        var at = name + 1;
        if (tokens.Is(at, "(") && IsYear(tokens, at + 1) && tokens.Is(at + 2, ")"))
        {
            return at + 2;
        }

        at = tokens.Is(at, ",") || tokens.Is(at, "(") ? at + 1 : at;
        if (at >= tokens.Count || !Births.Contains(tokens[at].ToString()))
        {
            return null;
        }

        at = tokens.Is(at + 1, ".") ? at + 2 : at + 1;
        at = tokens.Is(at, "vuonna") || tokens.Is(at, "år") ? at + 1 : at;
        return IsYear(tokens, at) ? at : null;
    }

    private static bool IsYear(GuardTokens tokens, int at) => tokens.Number(at) is >= FirstYear and <= LastYear;

    /// <returns>The last token of where a child is by day: Onni eskarista, Elsa (eskari).</returns>
    private static int? NurseryAfter(GuardTokens tokens, int name)
    {
        if (tokens.Is(name + 1, "(") && tokens.Is(name + 3, ")"))
        {
            return tokens[name + 2] is "eskari" or "eskarissa" or "eskarista" or "eskarilainen" or "esikoulu" or "esikoululainen" or "ekaluokka" or "tokaluokka" or "förskola" or "förskolan" ? name + 3 : null;
        }

        return name + 1 < tokens.Count && tokens[name + 1] is "eskarista" or "eskarissa" or "ekaluokalta" or "tokaluokalta" ? name + 1 : null;
    }

    /// <summary>3B:n Matti</summary>
    private static bool ClassBefore(GuardTokens tokens, int name)
    {
        var at = tokens.Is(name - 1, "n") && tokens.Is(name - 2, ":") ? name - 3 : -1;
        at = at > 0 && tokens[at] is [>= 'a' and <= 'f'] ? at - 1 : at;
        return tokens.Number(at) is > 0 and <= 10;
    }

    /// <returns>The last token of the age or the school class.</returns>
    public static int? AgeAfter(GuardTokens tokens, int name)
    {
        var at = name + 1;
        var isParted = at < tokens.Count && tokens[at] is "," or "(" or "-" or "/" or ":";
        at = isParted ? at + 1 : at;
        var first = at;
        while (at < tokens.Count && at - first < MostFillers && Fillers.Contains(tokens[at].ToString()))
        {
            at++;
        }

        if (AgeEnd(tokens, at) is { } end)
        {
            return end - 1;
        }

        if (at > first && IsNumber(tokens, at) && (Birthdays.Contains(tokens[at - 1].ToString()) || (tokens[at - 1] is "on" or "är" && !tokens.Is(at, "yksi") && !tokens.Is(at, "ett") && tokens.Number(at) is null && IsEndOfClause(tokens, at + 1))))
        {
            return at; // fills six, is six
        }

        if (tokens.Is(name + 1, "(") && tokens.Number(at) is > 0 and <= OldestChild && tokens.Is(at + 1, ")"))
        {
            return at + 1;
        }

        return ClassEnd(tokens, at);
    }

    /// <summary>Ivar fyllde: nobody but a person does that, where a number follows.</summary>
    public static bool HasBirthday(GuardTokens tokens, int name) => name + 1 < tokens.Count && Birthdays.Contains(tokens[name + 1].ToString());

    private static bool IsNumber(GuardTokens tokens, int at) => at < tokens.Count && (tokens.Number(at) is > 0 and <= OldestChild || (NumberOf(tokens[at]) is { } length && length == tokens[at].Length));

    public static bool IsEndOfClause(GuardTokens tokens, int at) => at >= tokens.Count || tokens[at] is "." or "," or "!" or "?" or ";" or ")" || tokens.IsFirstOfSentence(at);

    private static int? ClassEnd(GuardTokens tokens, int at)
    {
        var isIn = at < tokens.Count && tokens[at] is "i" or "på" or "från";
        at = isIn ? at + 1 : at;
        if (isIn && tokens.Number(at) is > 0 and <= 10 && at + 1 < tokens.Count && tokens[at + 1] is [>= 'a' and <= 'f'] && tokens.Start(at + 1) == tokens.End(at))
        {
            return at + 1; // Ella på 3B
        }

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
        at = at + 1 < tokens.Count && tokens[at] is "ja" or "och" or "-" && tokens.Number(at + 1) is > 0 and <= OldestChild ? at + 2 : at; // 5 ja 6 v
        at = tokens.Is(at, "ja") && tokens.Is(at + 1, "puoli") ? at + 2 : at;
        at = tokens.Is(at, "och") && at + 2 < tokens.Count && tokens[at + 1] is "ett" or "en" && tokens[at + 2] is "halvt" or "halv" or "halva" ? at + 3 : at;
        at = (tokens.Is(at, "-") || tokens.Is(at, "–")) && at + 1 < tokens.Count ? at + 1 : at;
        if (at >= tokens.Count || !(IsYears(tokens[at]) || tokens[at] is "v" or "vee" or "vuotta" or "vuoden" or "år" or "års" or "kk" or "kuukautta" or "mån" or "månader"))
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
            if (AgeEnd(tokens, from) is { } end && (end == name || (end == name - 1 && (IsRole(tokens[end]) || tokens[end] is ")" or "gamla" or "gamle" or "gammal" or "vanha"))))
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
        var at = name > 0 && tokens[name - 1] is "(" or "\"" or "”" or "'" or "’" or "»" ? name - 2 : name - 1;
        if (at >= 0 && tokens.Is(name, "wilma") && tokens[at].EndsWith('n'))
        {
            return false; // a pupil's Wilma is what the school writes into
        }

        if (NamedBefore(tokens, at) is { } head)
        {
            return !(head >= 0 && UnknownNames.MayStandByName(tokens[head]) && !IsOfPerson(tokens, head)); // but a project that is called so
        }

        at = tokens.Is(at, "nimi") || tokens.Is(at, "namn") ? at - 1 : at;
        at = tokens.Is(at, ",") && (tokens.Is(name + 1, ",") || IsEndOfClause(tokens, name + 1)) && at > 0 && UnknownNames.IsOneChild(tokens[at - 1]) ? at - 1 : at; // the boy, Onni, laughed
        return at >= 0 && IsRole(tokens[at]);
    }

    /// <summary>Called so, is the name: what stands before a name whoever bears it.</summary>
    /// <param name="at">The token before the name.</param>
    /// <returns>The token that says who is called so, or -1 for nobody; null when nobody is called anything.</returns>
    public static int? NamedBefore(GuardTokens tokens, int at)
    {
        int? head = at < 0 ? null
            : tokens[at] is "nimeltä" or "nimeltään" or "heter" or "hette" ? at - 1
            : tokens[at] is "on" or "oli" && at > 0 && tokens[at - 1] is "nimi" or "nimensä" or "nimeni" ? at - 2
            : tokens[at] is "är" or "var" && at > 0 && tokens[at - 1] is "namn" ? at - 2
            : tokens[at] is "namn" or "namnet" && at > 0 && tokens[at - 1] is "vid" or "med" ? at - 2
            : null;
        for (var links = 0; head >= 0 && links < MostLinks && tokens[head.Value] is "on" or "oli" or "är" or "var" or "som" or "joka" or ","; links++)
        {
            head--; // a boy, who is called
        }

        return head < 0 ? -1 : head;
    }

    /// <summary>Whether somebody is called so, and no group or house is.</summary>
    public static bool IsOfPerson(GuardTokens tokens, int head) =>
        head >= 0 && (tokens[head] is "hän" or "hänen" or "minun" or "hon" or "han" or "hen" or "hennes" or "hans" or "hens" || UnknownNames.IsOneChild(tokens[head]) || (IsRole(tokens[head]) && !tokens[head].Contains("ryhm", StringComparison.Ordinal)));

    public static bool IsRole(ReadOnlySpan<char> word) =>
        StartsWithOne(word, Roles) || SwedishRoles.AsSpan().Contains(word.ToString()) || word.Contains("luokkalai", StringComparison.Ordinal) || word.EndsWith("klassisten", StringComparison.Ordinal)
        || word.EndsWith("barnet") || word.EndsWith("eleven");

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
