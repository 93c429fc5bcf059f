// What the people of the stories write. The pages of the form are in its order; "+" asks for another row of the steps.

export const fi = {
  home: "/", signIn: "/kirjaudu", register: "/luo-tunnus", confirmPath: "/vahvista-tunnus/", own: "/oma", invite: "/kutsu", describe: "/kuvaa-prosessi",
  desk: "/toimitus", queue: "/toimitus/jono", search: "/haku", proposals: "/keskustelut/ehdotukset", tell: "/otimme-kayttoon/",
  author: "Kerttu Kokeilija", name: "Siirtymäpalaveri eskarista kouluun", tips: "Vinkit", municipality: "Sauvo", unit: "Sauvon esiopetusyksikkö",
  phone: "040 123 4567",
  pages: [
    {
      name: "start", next: "people", fields: {
        nimi: "",
        lahtotilanne: "Tieto lapsen tuen tarpeista jäi esiopetukseen, kun lapsi siirtyi kouluun. Opettaja aloitti syksyllä tyhjästä, ja perhe kertoi saman asian kolmesti.",
        tiivistelma: "Esiopettaja, luokanopettaja ja huoltajat sopivat keväällä yhdessä, mitä lapsi tarvitsee syksyllä.",
      },
    },
    { name: "people", next: "steps", fields: { roolit: "Esiopettaja\nLuokanopettaja\nHuoltajat\nErityisopettaja" } },
    {
      name: "steps", next: "change", fields: {
        "kuka-0": "Esiopettaja", "mita-0": "Kutsuu palaverin koolle ja kysyy huoltajilta luvan.", "milloin-0": "Huhtikuussa", "milla-0": "Kutsupohja",
        "+": "",
        "kuka-1": "Luokanopettaja", "mita-1": "Kirjaa sovitun yhdelle sivulle, jonka kaikki saavat.", "milloin-1": "Palaverissa", "milla-1": "Yhden sivun lomake",
      },
    },
    {
      name: "change", next: "failed", fields: {
        tulokset: "Syksyn ensimmäisinä viikkoina ei tarvittu yhtään kiireellistä verkostopalaveria. Huoltajat kertoivat luottavansa kouluun.",
        seuranta: "Laskimme palaverit ja kysyimme huoltajilta marraskuussa kolme kysymystä.",
      },
    },
    { name: "failed", next: "advice", fields: { "ei-toiminut": "Ensimmäisenä keväänä palaverit venyivät. Kun aikaa ei löytynyt, sovittiin puhelimitse numerosta 040 123 4567, ja oppilas Matti jäi ilman palaveria." } },
    {
      name: "advice", next: "pictures", fields: {
        vinkit: "Varatkaa ajat jo helmikuussa.", paatokset: "Rehtori varasi opettajille kaksi tuntia kutakin lasta kohti.", yhdyspinnat: "Neuvolan terveydenhoitaja tuli mukaan, kun perhe toivoi sitä.",
      },
    },
  ],
  picture: "palaveri.png", alt: "Piirros: neljä tuolia pyöreän pöydän ympärillä.", consent: "Piirroksessa ei ole ketään, piirsimme sen itse.",
  mended: "Ensimmäisenä keväänä palaverit venyivät. Kun aikaa ei löytynyt, sovittiin puhelimitse, ja oppilas Matti jäi ilman palaveria.",
  falseAlarm: "Matti on keksitty nimi, ei oikea oppilas.",
  comment: "Montako lasta siirtyi kouluun? Luku auttaa muita arvioimaan työmäärää.",
  words: "Kiitos, tämä on selkeä! Lisäisitkö lähtötilanteeseen lasten määrän?",
  mendedStart: "Tieto 24 lapsen tuen tarpeista jäi esiopetukseen, kun lapset siirtyivät kouluun. Opettaja aloitti syksyllä tyhjästä, ja perhe kertoi saman asian kolmesti.",
  question: "Miten teillä sovitaan palaverien ajat", questionText: "Meillä ajat menivät päällekkäin. **Miten** te olette sopineet ne?",
  answer: "Meillä ajat sovitaan yhteisessä kalenterissa heti hiihtoloman jälkeen.",
  change: "Pidimme palaverin etänä, koska välimatkat ovat pitkiä.", outcome: "Kaikkien yhdentoista lapsen tieto siirtyi.",
};

export const sv = {
  home: "/sv", signIn: "/sv/logga-in", register: "/sv/skapa-konto", confirmPath: "/sv/bekrafta-konto/", own: "/sv/min-sida", invite: "/sv/bjud-in", describe: "/sv/beskriv-processen",
  desk: "/sv/redaktion", queue: "/sv/redaktion/ko", search: "/sv/sok", proposals: "/sv/diskussioner/forslag", tell: "/sv/vi-tog-i-bruk/",
  author: "Karin Koljonen", name: "Övergångssamtal från förskola till skola", tips: "Tips", municipality: "Pargas", unit: "Pargas förskoleenhet",
  phone: "040 123 4567",
  pages: [
    {
      name: "start", next: "people", fields: {
        nimi: "",
        lahtotilanne: "Kunskapen om barnets behov av stöd stannade i förskolan när barnet började skolan. Läraren började från noll på hösten.",
        tiivistelma: "Förskolläraren, klassläraren och vårdnadshavarna kommer på våren överens om vad barnet behöver på hösten.",
      },
    },
    { name: "people", next: "steps", fields: { roolit: "Förskolläraren\nKlassläraren\nVårdnadshavarna" } },
    {
      name: "steps", next: "change", fields: {
        "kuka-0": "Förskolläraren", "mita-0": "Kallar till samtalet och ber vårdnadshavarna om lov.", "milloin-0": "I april", "milla-0": "Mall för kallelsen",
        "+": "",
        "kuka-1": "Klassläraren", "mita-1": "Skriver ner det överenskomna på en sida.", "milloin-1": "Under samtalet", "milla-1": "En blankett",
      },
    },
    { name: "change", next: "failed", fields: { tulokset: "Inga brådskande nätverksmöten behövdes under höstens första veckor.", seuranta: "Vi räknade mötena och frågade vårdnadshavarna i november." } },
    { name: "failed", next: "advice", fields: { "ei-toiminut": "Den första våren drog samtalen ut på tiden. Då ringde vi numret 040 123 4567, och eleven Matti fick inget samtal." } },
    { name: "advice", next: "pictures", fields: { vinkit: "Boka tiderna redan i februari.", paatokset: "Rektorn reserverade två timmar per barn.", yhdyspinnat: "Hälsovårdaren vid rådgivningen deltog när familjen önskade det." } },
  ],
  picture: "samtal.png", alt: "En teckning: fyra stolar kring ett runt bord.", consent: "Ingen syns på teckningen, vi har ritat den själva.",
  mended: "Den första våren drog samtalen ut på tiden. Då ringde vi i stället, och eleven Matti fick inget samtal.",
  falseAlarm: "Matti är ett påhittat namn, ingen riktig elev.",
  comment: "Hur många barn började skolan? Siffran hjälper andra.",
  words: "Tack, det här är tydligt! Kan du lägga till antalet barn i utgångsläget?",
  mendedStart: "Kunskapen om 18 barns behov av stöd stannade i förskolan när barnen började skolan. Läraren började från noll på hösten.",
  question: "Hur bokar ni tiderna för samtalen", questionText: "Hos oss krockade tiderna. **Hur** gör ni?",
  answer: "Hos oss bokas tiderna i en gemensam kalender genast efter sportlovet.",
  change: "Vi höll samtalet på distans, för avstånden är långa.", outcome: "Uppgifterna om alla nio barn följde med.",
};
