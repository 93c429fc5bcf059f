using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>A description of the demonstration.</summary>
/// <param name="Texts">By the fields of <see cref="DraftFields"/>.</param>
internal sealed record SampleDescription(string Culture, ContributionState State, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<DraftStep> Steps)
{
    /// <summary>One that is half written, one that waits for an editor, and one in Swedish.</summary>
    public static IReadOnlyList<SampleDescription> All { get; } =
    [
        new(Cultures.Finnish, ContributionState.Draft,
            new Dictionary<string, string>
            {
                [DraftFields.NameField] = "Rauhallinen aamu (esimerkki)",
                ["lahtotilanne"] = "Aamuisin kaikki tulivat yhtä aikaa. Eteisessä oli ahdasta, ja moni lapsi aloitti päivänsä itkien.\n\nHenkilöstö halusi, että jokainen otetaan vastaan ilman kiirettä.",
                ["tiivistelma"] = "Lapset otetaan vastaan kahdessa ryhmässä ja kahdesta ovesta. Ensimmäinen puoli tuntia kuuluu tervehtimiselle.",
                ["roolit"] = "Varhaiskasvatuksen opettaja\nLastenhoitaja\nHuoltajat",
            },
            [
                Step("Varhaiskasvatuksen opettaja", "Seuraa viikon ajan, milloin kukin tulee ja missä ruuhka syntyy.", "Elokuu", "Seurantalomake"),
                Step("Koko ryhmän henkilöstö", "Sopii, kuka ottaa vastaan ja kumman oven luona.", "Tiimipalaveri", ""),
            ]),
        new(Cultures.Finnish, ContributionState.Sent,
            new Dictionary<string, string>
            {
                [DraftFields.NameField] = "Huoltajailta, jossa lapset isännöivät (esimerkki)",
                ["lahtotilanne"] = "Vanhempainiltoihin tuli vain osa huoltajista, ja puhe kulki yhteen suuntaan: talosta koteihin.",
                ["tiivistelma"] = "Lapset suunnittelevat illan ja esittelevät päivänsä. Huoltajat tutustuvat toisiinsa tekemällä.",
                ["roolit"] = "Lapset\nOpettaja\nHuoltajat\nKoulun kuraattori",
                ["tulokset"] = "Iltaan tuli selvästi enemmän väkeä kuin ennen, ja huoltajat jäivät juttelemaan keskenään.",
                ["seuranta"] = "Laskimme osallistujat ja kysyimme jokaiselta lähtiessä yhden sanan illasta.",
                ["ei-toiminut"] = "Ensimmäisellä kerralla ohjelmaa oli liikaa. Pienimmät väsyivät, ja juttelulle ei jäänyt aikaa.",
                ["vinkit"] = "- Kolme toimintapistettä riittää.\n- Ruoka auttaa tulemaan suoraan töistä.\n- Pyytäkää lapsia kirjoittamaan kutsu.",
                ["paatokset"] = "Ilta pidetään kaksi kertaa vuodessa, ja se kirjataan lukuvuosisuunnitelmaan.",
                ["yhdyspinnat"] = "Kuraattori on paikalla ja kertoo, miten häneen saa yhteyden.",
            },
            [
                Step("Lapset ja opettaja", "Valitsevat kolme asiaa, jotka halutaan näyttää kotiväelle.", "Kolme viikkoa ennen", "Ideataulu"),
                Step("Lapset", "Tekevät kutsun ja vievät sen kotiin.", "Kaksi viikkoa ennen", "Kutsu"),
                Step("Lapset ja huoltajat", "Kiertävät pisteet yhdessä. Lapsi opastaa.", "Ilta, puolitoista tuntia", "Kolme toimintapistettä"),
                Step("Opettaja ja kuraattori", "Kokoavat palautteen ja kertovat, mitä sen perusteella muutetaan.", "Seuraava viikko", "Yhden sanan palaute"),
            ]),
        new(Cultures.Swedish, ContributionState.Draft,
            new Dictionary<string, string>
            {
                [DraftFields.NameField] = "Promenad i stället för möte (exempel)",
                ["lahtotilanne"] = "Samtalen med vårdnadshavarna blev lätt stela när alla satt runt samma bord.",
                ["tiivistelma"] = "Läraren och vårdnadshavaren går en kort promenad medan de talar om hur barnet har det.",
                ["roolit"] = "Lärare inom småbarnspedagogiken\nVårdnadshavare",
            },
            [Step("Läraren", "Föreslår en promenad och frågar vilken tid som passar.", "En vecka före", "")]),
    ];

    private static DraftStep Step(string who, string what, string when, string withWhat) => new(Guid.Empty, who, what, when, withWhat);
}
