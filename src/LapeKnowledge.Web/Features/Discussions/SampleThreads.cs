using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Discussions;

/// <param name="Solution">The number of the post that answers the question; null for none.</param>
internal sealed record SampleThread(string Title, int? Solution, params string[] Posts)
{
    public string Culture { get; init; } = Cultures.Finnish;

    public bool IsOfDevelopers { get; init; }
}

/// <summary>What the sample accounts talk about. Nothing in it tells of anybody.</summary>
internal static class SampleThreads
{
    public static IReadOnlyList<SampleThread> All { get; } =
    [
        new("Miten saitte vanhemmat mukaan ensimmäiseen iltaan?", 2,
            "Meillä ensimmäiseen iltaan tuli kolme perhettä. Kutsu lähti viestinä, kuten muutkin tiedotteet. **Mikä teillä toimi?**",
            "Kutsuimme jokaisen perheen henkilökohtaisesti hakutilanteessa. Kolme asiaa auttoi:\n\n1. kutsun esitti tuttu työntekijä\n2. lapsille oli ohjelmaa samaan aikaan\n3. ilta kesti vain tunnin\n\nToisella kerralla paikalla oli jo 14 perhettä.",
            "Kiitos! Kokeilemme tuota tuntia. Iltamme oli kaksi tuntia, ja se oli selvästi liikaa.",
            "Meillä lapset tekivät kutsut itse. Se oli pieni asia, mutta vanhemmat kertoivat sen ratkaisseen."),
        new("Kuka kutsuu verkoston koolle, kun koulu huolestuu?", 3,
            "Yhdyspinnalla jää usein epäselväksi, kenen tehtävä kutsuminen on. Miten olette sopineet?",
            "Meillä kutsuu se, jolla huoli herää. Käytännössä asia jäi silti opettajalle.",
            "Kirjoitimme vastuun auki yhdelle sivulle: koulu kutsuu ensimmäisen kerran, ja ensimmäisessä tapaamisessa sovitaan, **kuka kutsuu seuraavan**. Sivu on opettajanhuoneen seinällä.",
            "> kuka kutsuu seuraavan\n\nTämä on hyvä. Otamme sen käyttöön ja kerromme keväällä, miten kävi."),
        new("Paljonko aikaa kokeilu vei viikossa?", null,
            "Suunnittelemme omaa kokeilua ja haluaisimme varata työaikaa realistisesti. Paljonko teillä meni viikossa?",
            "Alussa noin kaksi tuntia työparilta, puolen vuoden jälkeen alle tunti. Suunnittelu kannattaa merkitä kalenteriin, muuten se jää tekemättä.",
            "Samansuuntaista meillä. Lisäksi kerran kuussa tunnin yhteinen katsaus, jossa kirjattiin myös se, mikä ei toiminut."),
        new("Mikä mittari kertoo, että yksinäisyys vähenee?", null,
            "Kysely kahdesti vuodessa tuntuu harvalta. Millä muulla seuraatte muutosta?",
            "Välituntien havainnointi: työpari merkitsee viikon ajan, montako lasta on yksin. Se on kevyt ja paljasti meille paljon.",
            "Kysymme lapsilta itseltään kolmella kuvalla. Tulokset käydään läpi luokan kanssa, ei vain aikuisten kesken."),
        new("Löytöhetki isossa yksikössä: kokemuksia?", 2,
            "Meillä on yli kaksisataa lasta. Onko joku tehnyt tämän näin isossa talossa?",
            "On. Jaoimme talon neljään soluun ja teimme kierroksen yhdessä solussa kerrallaan. Koko talon yhteinen hetki pidettiin vasta lopuksi.",
            "Solut kuulostavat järkeviltä. Kiitos!"),
        new("Vad gjorde ni när personalen byttes mitt i försöket?", 2,
            "Hos oss byttes två av tre mitt i allt. Hur höll ni försöket vid liv?",
            "Vi skrev ner arbetssättet på en sida redan i början: vem gör vad och när. Den nya fick sidan och en kollega att fråga.",
            "Bra idé, vi gör likadant.") { Culture = Cultures.Swedish },
        new("Mitä teitte toisin, jos aloittaisitte alusta?", null,
            "Kysymys kaikille piloteille: mitä tekisitte toisin?",
            "Ottaisimme nuoret mukaan jo suunnitteluun. Nyt he tulivat mukaan vasta, kun kaikki oli päätetty.",
            "Aloittaisimme pienemmin: yksi ryhmä, yksi kuukausi, ja vasta sitten laajennus."),
        new("Tervetuloa kehittäjien foorumille", null,
            "Tämä on kaikkien kehittäjien yhteinen paikka. Kerro, missä vaiheessa teillä ollaan, ja kysy, kun jokin jumittaa. Toiset ovat luultavasti miettineet samaa.",
            "Hei! Meillä päiväkodissa aloitetaan syksyllä. Lueskelen vielä, mitä muut ovat tehneet.",
            "Tervetuloa mukaan! Kannattaa katsoa ensin pilottien prosessikuvauksia: niissä kerrotaan myös, mikä ei toiminut.") { IsOfDevelopers = true },
    ];
}
