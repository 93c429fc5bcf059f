using LapeKnowledge.Web.Features.Contacts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Regions;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Search.Pages;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Styles;

/// <summary>Models for the parts on the page of styles, long words and missing facts among them.</summary>
internal static class StyleSamples
{
    public static string[] Types { get; } =
    [
        "goodPractice", "tool", "pilot", "processDescription", "trainingMaterial", "seminar", "seminarVideo", "event", "periodReport", "workingGroup",
        "meeting", "municipality", "province", "theme", "collection", "page",
    ];

    public static string[] Signs { get; } = ["search", "menu", "close", "arrow", "check", "filter", "print", "share", "file"];

    public static IReadOnlyList<Fact> Facts { get; } =
    [
        new("Teemat", [new("Osallisuus", "/teemat/osallisuus"), new("Toimintakulttuurin muutos", "/teemat/toimintakulttuurin-muutos")]),
        new("Kenelle", [new("Varhaiskasvatuksen henkilöstö"), new("Oppilashuolto")]),
        new("Päivä", [new("24.5.2018", Machine: "2018-05-24")]),
        new("Järjestäjä", [new("Egentliga Finland", "/sv/regioner/egentliga-finland", "sv")]),
    ];

    public static IReadOnlyList<Card> Cards { get; } =
    [
        Card("goodPractice", "Hyvä käytäntö", "Sosiaalityöntekijä päiväkodissa", "Lyhyt tiivistelmä kertoo, mistä on kyse.", isExample: true),
        Card("pilot", "Pilotti", "Varhaiskasvatuksen perhetyön palveluohjausverkostokokeilu", null, isExample: false),
        Card("event", "Tapahtuma", "Koulutusseminaari", "Kortissa, jossa on vähän, ei ole aukkoja.", isExample: false),
    ];

    public static Localized<IReadOnlyList<Step>> Steps { get; } = new(
    [
        new("Opettaja", new HtmlString("<p>Kertoo huoltajille, mitä on tulossa.</p>"), "Syyskuu", "Kutsukirje"),
        new("Huoltajat ja opettaja", new HtmlString("<p>Sopivat kolmesta teosta.</p>"), null, null),
        new(null, new HtmlString("<p>Katsotaan yhdessä, mikä muuttui.</p>"), "Kahden kuukauden kuluttua", "Toimintasuunnitelma"),
    ]);

    public static IReadOnlyList<Period> Periods { get; } =
    [
        new(Link("Kesä–lokakuu 2018", "/tapahtunut/kesa-lokakuu-2018"), [new("1.6.2018", "2018-06-01"), new("31.10.2018", "2018-10-31")], new("Mitä syksyllä tehtiin."),
            [new("Foorumi", "/tapahtunut/kesa-lokakuu-2018#entry-1", [Link("Turku", "/alueet/varsinais-suomi/turku")])], IsExample: false),
        new(Link("Toukokuu 2018", "/tapahtunut/tammi-toukokuu-2018"), [new("24.5.2018", "2018-05-24")], null, [], IsExample: true),
    ];

    public static Spread Spread { get; } = new(
        [new SpreadProvince(Link("Varsinais-Suomi", "/alueet/varsinais-suomi"), "02", [Row("Turku", "853", 5, 4), Row("Raisio", "680", 2, 1), Row("Naantali", "529", 1, 0), Row("Parainen", "445", 0, 0)])],
        new ListFilter([], [new FilterChip("Teemat", "Osallisuus", "?")], IsNarrowed: true, HasUnknown: false, "jarjestys", Newest: false),
        [new FilterGroup("Teemat", "teema", [new FilterChoice("osallisuus", "Osallisuus", 6, IsChosen: true)])]);

    public static ListFilter Filter { get; } = new(
        [
            new FilterGroup("Teemat", "teema", [new("osallisuus", "Osallisuus", 6, IsChosen: true), new("johtaminen", "Johtaminen", 0, IsChosen: false)]),
            new FilterGroup("Kunta", "kunta", [new("turku", "Turku", 5, IsChosen: false)]),
        ],
        [new FilterChip("Teemat", "Osallisuus", "?")], IsNarrowed: false, HasUnknown: true, "jarjestys", Newest: false);

    public static ProvinceContacts Contacts { get; } = new(
        Link("Uusimaa", "/alueet/uusimaa"),
        new([new("Hankekoordinaattori", "Varhaiskasvatus, koulu ja oppilaitokset", null), new("Puheenjohtajakunta", "Opiskeluhuolto", Link("Porvoo", "/alueet/uusimaa/porvoo"))]));

    public static Article Article { get; } = new(
        "Esimerkki", "goodPractice", "Hyvä käytäntö", null, null, null, IsExample: true, IsPartlyInOtherLanguage: true,
        [new EvidenceRow("Kasvun tuki", "Arvioitu: varteenotettava", new DateText("1.3.2018", "2018-03-01"), "Kasvun tuki", "https://kasvuntuki.fi")],
        [new Fact("Käyttölupa", [new("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.fi")])],
        new Citation("Esimerkki", "Lupa auttaa! -hanke", "LapeKnowledge", new DateText("1.11.2026", "2026-11-01")));

    public static SearchPageModel Search { get; } = new(SearchState.Found, Cultures.Finnish, "osalistaminen", "2 tulosta")
    {
        DidYouMean = new("osallistaminen", StyleEndpoint.Address),
        Mended = [new("osalistaminen", "osallistaminen", StyleEndpoint.Address)],
        Concepts = [new("osallisuus"), new("delaktighet", "sv")],
        Groups = [new FilterGroup("Teemat", "hakuteema", [new("osallisuus", "Osallisuus", 2, IsChosen: true)])],
        Results =
        [
            new(Guid.Empty, "goodPractice", "Hyvä käytäntö", StyleEndpoint.Address, new HtmlString("Lapset suunnittelevat pihan"), null, null,
                new(new HtmlString("Lasten <mark>osallistaminen</mark> alkoi kyselystä, johon jokainen vastasi piirtämällä.")), new("24.5.2018", "2018-05-24"), null, IsExample: true, [Facts[0]],
                [new("osallistaminen", "osalistaminen", "kirjoitusvirhe"), new("osallisuutta", "osallistaminen", "sama asia")]),
            new(Guid.Empty, "seminarVideo", "Seminaarivideo", StyleEndpoint.Address, new HtmlString("Barnens <mark>delaktighet</mark>"), "sv", "på svenska",
                new(new HtmlString("En kort text."), "sv"), null, "3.40", IsExample: false, [], []),
        ],
        Themes = [Link("Osallisuus", "/teemat/osallisuus")],
    };

    /// <summary>The class for the value of the page's parameter; null for any other value.</summary>
    public static string? Scheme(string? asked) => asked switch
    {
        "vaalea" => "scheme-light",
        "tumma" => "scheme-dark",
        _ => null,
    };

    private static Card Card(string type, string label, string name, string? summary, bool isExample) => new(
        Link(name, StyleEndpoint.Address), type, label, summary is null ? null : new Localized<string>(summary), [Facts[0], Facts[2]], isExample);

    private static SpreadRow Row(string name, string code, int pilots, int practices) => new(
        Link(name, StyleEndpoint.Address), code, pilots, practices, pilots == 0 ? [] : [Link("Osallisuus", "/teemat/osallisuus")], []);

    private static ItemLink Link(string name, string url) => new(Guid.Empty, name, url, null);
}
