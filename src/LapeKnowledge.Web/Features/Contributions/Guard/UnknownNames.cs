using System.Collections.Frozen;

namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>
/// Finds names that no list has by where they stand: a word with a capital letter within a sentence, after a word such as pupil, in the form that the word
/// asks for, before a word such as mother, or beside an age. Places and institutions stand there in other forms, or are known.
/// </summary>
internal static class UnknownNames
{
    private const int OldestChild = 17;
    private const int FewestLetters = 3; // he, and she
    private const int LongestName = 16;

    /// <summary>Finnish words for one child or parent, with the ending that a name after them has. An empty one is the word as such: of inflected names the name alone is inflected, too.</summary>
    private static readonly FrozenDictionary<string, string> Finnish = Forms(
        [
            ("oppilas", "oppilaa", "oppilasta"), ("lapsi", "lapse", "lasta"), ("poika", "poja", "poikaa"), ("tyttö", "tytö", "tyttöä"), ("äiti", "äidi", "äitiä"), ("isä", "isä", "isää"), ("tytär", "tyttäre", "tytärtä"),
            ("vauva", "vauva", "vauvaa"), ("taapero", "taapero", "taaperoa"), ("nuori", "nuore", "nuorta"), ("eskarilainen", "eskarilaise", "eskarilaista"), ("koululainen", "koululaise", "koululaista"),
            ("luokkalainen", "luokkalaise", "luokkalaista"), ("huoltaja", "huoltaja", "huoltajaa"), ("veli", "velje", "veljeä"), ("sisko", "sisko", "siskoa"),
        ]);

    /// <summary>The same with whose it is: his son.</summary>
    private static readonly string[] Own = ["poikansa", "tyttärensä", "lapsensa", "poikani", "tyttäreni", "lapseni", "siskonsa", "veljensä", "äitinsä", "isänsä"];

    private static readonly FrozenSet<string> Many = new[] { "oppilaat", "lapset", "pojat", "tytöt", "sisarukset", "kaksoset", "veljekset", "eleverna", "barnen", "pojkarna", "flickorna", "syskonen", "tvillingarna" }.ToFrozenSet();

    private static readonly FrozenSet<string> Swedish = new[]
    {
        "elev", "eleven", "barnet", "pojke", "pojken", "flicka", "flickan", "son", "sonen", "dotter", "dottern", "bebisen", "förskolebarnet", "förskoleeleven", "daghemsbarnet", "skolbarnet", "tonåringen", "mamma", "mamman",
        "pappa", "pappan", "modern", "fadern", "lillebror", "storebror", "lillasyster", "storasyster",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Kin = new[]
    {
        "äiti", "äidin", "äidille", "äidiltä", "äitiä", "isä", "isän", "isälle", "isältä", "isää", "mummo", "mummi", "vaari", "sisko", "siskon", "veli", "veljen", "vanhemmat", "vanhempien", "huoltaja", "huoltajat", "omahoitaja",
        "mamma", "pappa", "mormor", "farmor", "morfar", "farfar", "föräldrar", "vårdnadshavare", "syster", "lillebror", "storasyster",
    }.ToFrozenSet();

    /// <summary>What begins a sentence, or stands within it with a capital letter, and is counted or dated in the same ways.</summary>
    private static readonly string[] Others =
    [
        "suom", "ruots", "finland", "sverige", "europ", "euroop", "pohjois", "etelä", "itä", "länsi", "keski", "kela", "lape", "luotsi", "verso", "avartti", "ankkuri", "wilma", "vilma", "kuraattor", "psykolog", "opettaj", "ohjaaj", "hoitaj",
        "ryhm", "luok", "vaihe", "kuva", "taulukko", "liite", "sivu", "luku", "kohta", "kysym", "ikä", "iält", "vuosi", "kesto", "kerta", "viikko", "kuukau", "osallistuj", "vastaaj", "vanhem", "huoltaj", "aikui", "henkilö", "perhe", "koulu",
        "päiväko", "esiopetu", "varhaiskas", "yksik", "kunta", "kunna", "kaupun", "hanke", "pilotti", "kokeilu", "tapaam", "kokous", "kevä", "syksy", "talvi", "kesä", "yhteensä", "ikäryhm", "pienryhm", "toinen", "kolmas", "eräs", "joku", "lisäksi", "myöhem",
        "grupp", "klass", "bild", "tabell", "bilaga", "sida", "punkt", "steg", "fråg", "ålder", "vecka", "månad", "deltag", "lärare", "vuxna", "vuxen", "personal", "familj", "skola", "daghem", "förskol", "kommun", "stad", "projekt",
        "försök", "möte", "vår", "höst", "vinter", "sommar", "små", "barn", "någon", "annan", "dessutom", "senare", "därefter",
    ];

    private static readonly string[] Institutions = ["koulu", "päiväko", "esiopetu", "kunta", "kunna", "kaupun", "lukio", "yksik", "alue", "hyvinvointi", "sairaal", "kirjasto", "neuvola", "perhekesku", "perheneuvol", "seuraku"];

    /// <summary>What begins a sentence and has its years, too.</summary>
    private static readonly string[] Aged = ["yhdisty", "järjest", "liitto", "verkost", "toimin", "esikoi", "kuopus", "föreni", "förbund", "nätverk", "verksam"];

    private static readonly FrozenSet<string> AgedWords = new[]
    {
        "seura", "laki", "talo", "moni", "monet", "kaikki", "kukin", "jokainen", "kun", "jos", "kuka", "vanhin", "nuorin", "lagen", "huset", "många", "alla", "när", "äldsta", "äldste", "yngsta", "yngste", "vem",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Spans = new[] { "sitten", "aikana", "ajan", "jälkeen", "kuluttua", "myöhemmin", "kestävä", "kestänyt", "sedan", "senare", "efteråt", "framåt" }.ToFrozenSet();

    private static readonly FrozenSet<string> Places = new[]
    {
        "akaa", "alajärvi", "aura", "eura", "eurajoki", "espoo", "forssa", "hamina", "hanko", "harjavalta", "heinola", "helsinki", "huittinen", "hyvinkää", "hämeenlinna", "iisalmi", "imatra", "joensuu", "jyväskylä", "järvenpää", "kaarina", "kajaani",
        "kankaanpää", "kauhajoki", "kauhava", "kauniainen", "kemi", "kemiönsaari", "kerava", "keuruu", "kirkkonummi", "kokemäki", "kokkola", "kotka", "kouvola", "koski", "kuopio", "kustavi", "laitila", "lappeenranta", "lahti", "laukaa", "lempäälä", "lieto",
        "lohja", "loimaa", "loviisa", "marttila", "masku", "mikkeli", "mynämäki", "mänttä", "naantali", "nakkila", "nokia", "nousiainen", "oripää", "oulu", "paimio", "parainen", "parkano", "pietarsaari", "pori", "pornainen", "porvoo", "pyhäranta", "pöytyä",
        "raahe", "raasepori", "raisio", "rauma", "riihimäki", "rovaniemi", "rusko", "salo", "sastamala", "sauvo", "savonlinna", "seinäjoki", "sipoo", "siuntio", "somero", "taivassalo", "tampere", "tornio", "turku", "tuusula", "ulvila", "uusikaupunki",
        "vaasa", "valkeakoski", "vantaa", "varkaus", "vehmaa", "vihti", "ylivieska", "ylöjärvi", "satakunta", "uusimaa", "pirkanmaa", "kainuu", "lappi", "ahvenanmaa", "turun", "salon", "rauman", "porin", "raision", "naantalin", "helsingin", "espoon", "vantaan",
        "tampereen", "oulun", "kaarinan", "liedon", "paimion", "paraisten", "loimaan", "laitilan", "maskun", "uudenkaupungin", "varsinais", "åbo", "björneborg", "borgå", "ekenäs", "esbo", "grankulla", "hangö", "helsingfors", "jakobstad", "karis", "karleby",
        "kimitoön", "korsholm", "kristinestad", "kronoby", "kyrkslätt", "lojo", "lovisa", "malax", "mariehamn", "nykarleby", "nystad", "nådendal", "närpes", "pargas", "pedersöre", "raseborg", "reso", "sibbo", "tammerfors", "uleåborg", "vasa", "vanda", "vörå",
        "åland", "egentliga", "österbotten", "nyland",
    }.ToFrozenSet();

    /// <param name="flagged">The last token of the name that was found last.</param>
    /// <returns>The last token of the name with its age; null when it is none.</returns>
    public static int? EndAt(GuardTokens tokens, int name, int flagged)
    {
        if (!tokens.IsNameLike(name) || tokens[name].Length is < FewestLetters or > LongestName || IsOther(tokens[name]))
        {
            return null;
        }

        if (AgeAfter(tokens, name) is { } age)
        {
            return age;
        }

        var isName = !tokens.IsFirstOfSentence(name) && !IsInPlace(tokens[name])
            && (AgeBefore(tokens, name) || RoleBefore(tokens, name) || KinAfter(tokens, name) || (NameScanner.IsNextOf(tokens, flagged, name) && !tokens[name].EndsWith('n')));
        return isName ? name : null;
    }

    /// <summary>Whether a word with a capital letter after a first name is none of a family: a place, or a word that institutions are named by.</summary>
    public static bool MayStandByName(ReadOnlySpan<char> word) => IsOther(word) || IsInPlace(word) || IsOnPlace(word) || NameScanner.StartsWithOne(word, Institutions);

    /// <summary>A word for one child or parent, in any form.</summary>
    public static bool IsOneChild(ReadOnlySpan<char> word) => word.ToString() is var written && (Finnish.ContainsKey(written) || Swedish.Contains(written) || Own.Contains(written));

    private static bool IsOther(ReadOnlySpan<char> word) =>
        NameScanner.StartsWithOne(word, Others) || NameScanner.IsRole(word) || word is "hän" or "han" or "hon" or "den" or "det" or "ett"
        || (word.ToString() is var written && (Places.Contains(written) || Swedish.Contains(written) || Many.Contains(written)));

    /// <summary>In Turku, from Raisio: where something is, not who.</summary>
    private static bool IsInPlace(ReadOnlySpan<char> word) => word.EndsWith("ssa") || word.EndsWith("ssä") || word.EndsWith("sta") || word.EndsWith("stä");

    /// <summary>Of one child: groups of an age stand in the plural.</summary>
    private static int? AgeAfter(GuardTokens tokens, int name)
    {
        if (NameScanner.AgeAfter(tokens, name) is not { } end || end <= name || IsInPlace(tokens[name]) || tokens[name].EndsWith('t') || IsOfMany(tokens[end]) || IsClassOrSpan(tokens, end))
        {
            return null;
        }

        var isParted = tokens.Is(name + 1, ",") || tokens.Is(name + 1, "(") || tokens[end].EndsWith("vuotias") || tokens[end].EndsWith("årig");
        if (!isParted && (IsOnPlace(tokens[name]) || (tokens.IsFirstOfSentence(name) && (!NameScanner.HasBirthday(tokens, name) || IsAged(tokens[name].ToString())))))
        {
            return null;
        }

        // a bare number may count anything; of a name it is said within a sentence that goes on
        var isBare = tokens.Is(end, ")") && tokens.Number(end - 1) is not null;
        return !isBare || (tokens.Number(end - 1) <= OldestChild && end + 1 < tokens.Count && char.IsLetter(tokens[end + 1][0]) && !tokens.IsUpper(end + 1) && !tokens[name].EndsWith("na")) ? end : null;
    }

    private static bool IsAged(string word) => NameScanner.StartsWithOne(word, Aged) || AgedWords.Contains(word) || Finnish.ContainsKey(word);

    private static bool IsClassOrSpan(GuardTokens tokens, int end) =>
        tokens[end] is "lk" or "klass" or "klassen" || tokens[end].StartsWith("luok") || tokens.Is(end - 1, "åk") || (end + 1 < tokens.Count && Spans.Contains(tokens[end + 1].ToString()));

    private static bool AgeBefore(GuardTokens tokens, int name)
    {
        for (var from = Math.Max(0, name - 4); from < name; from++)
        {
            if (NameScanner.AgeEnd(tokens, from) is { } end && (end == name || (end == name - 1 && NameScanner.IsRole(tokens[end]))) && IsYearsOfOne(tokens[end - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfMany(ReadOnlySpan<char> years) => years.Contains("vuotiaat", StringComparison.Ordinal) || years.Contains("vuotiai", StringComparison.Ordinal) || years.Contains("åringar", StringComparison.Ordinal);

    private static bool IsYearsOfOne(ReadOnlySpan<char> years) =>
        !IsOfMany(years) && !years.EndsWith("vuotiaana") && (years.Contains("vuotia", StringComparison.Ordinal) || years.EndsWith("åriga") || years.EndsWith("årige") || years.EndsWith("åring") || years.EndsWith("åringen"));

    private static bool RoleBefore(GuardTokens tokens, int name)
    {
        var at = name - 1;
        if (NameScanner.NamedBefore(tokens, at) is { } head)
        {
            return NameScanner.IsOfPerson(tokens, head) || tokens.Is(at - 1, "nimensä") || tokens.Is(at - 1, "nimeni");
        }

        if (tokens.Is(at, ","))
        {
            return at > 0 && IsOneChild(tokens[at - 1]) && tokens.Is(name + 1, ","); // the boy, Roope, laughed
        }

        var role = tokens[at].ToString();
        var word = tokens[name];
        var luokka = role.IndexOf("luokkalai", StringComparison.Ordinal);
        if (Swedish.Contains(role))
        {
            return true;
        }

        if (Many.Contains(role))
        {
            return name + 2 < tokens.Count && tokens[name + 1] is "ja" or "och" or "," && tokens.IsNameLike(name + 2) && !word.EndsWith('n');
        }

        if (Own.Contains(role))
        {
            return true;
        }

        var isOfPlace = word.EndsWith('n') && name + 1 < tokens.Count && ((tokens.IsUpper(name + 1) && !tokens.IsFirstOfSentence(name + 1)) || NameScanner.StartsWithOne(tokens[name + 1], Institutions));
        return !isOfPlace && Finnish.TryGetValue(luokka > 0 ? role[luokka..] : role, out var ending) && (ending.Length > 1 ? Agrees(word, ending) : !IsOnPlace(word) && (ending.Length == 0 || Agrees(word, ending)));
    }

    /// <summary>Back and front vowels alike: tytöltä Zeldalta.</summary>
    private static bool Agrees(ReadOnlySpan<char> word, string ending) =>
        word.Length > ending.Length + 1 && (word.EndsWith(ending) || (ending[^1] == 'a' && word.EndsWith(ending[..^1] + "ä")) || (ending[^1] == 'ä' && word.EndsWith(ending[..^1] + "a")));

    private static bool IsOnPlace(ReadOnlySpan<char> word) => word.EndsWith("lla") || word.EndsWith("llä");

    private static bool KinAfter(GuardTokens tokens, int name) =>
        name + 1 < tokens.Count && tokens[name].Length > 2 && tokens[name][^1] is 'n' or 's' && Kin.Contains(tokens[name + 1].ToString());

    private static FrozenDictionary<string, string> Forms(IEnumerable<(string Word, string Stem, string Some)> roles) =>
        roles.SelectMany(r => new[] { (r.Word, string.Empty), (r.Stem + "n", "n"), (r.Some, "a") }
            .Concat(new[] { "lle", "lta", "ltä", "lla", "llä" }.Select(e => (r.Stem + e, e))))
            .DistinctBy(f => f.Item1).ToFrozenDictionary(f => f.Item1, f => f.Item2);
}
