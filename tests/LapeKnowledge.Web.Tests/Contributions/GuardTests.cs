using System.Diagnostics;
using LapeKnowledge.ModelsGenerator;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Contributions.Guard;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>What the guard finds in sentences of practice, and what it leaves alone.</summary>
public sealed class GuardTests
{
    private const int IdentityCode = (int)GuardKind.IdentityCode;
    private const int Phone = (int)GuardKind.Phone;
    private const int Email = (int)GuardKind.Email;
    private const int Child = (int)GuardKind.Child;
    private const int FullName = (int)GuardKind.FullName;

    [Theory]
    [InlineData(IdentityCode, "Lapsen tunnus on 131052-308T.", "131052-308T")]
    [InlineData(IdentityCode, "Tunnus 131052-308t kirjattiin.", "131052-308t")]
    [InlineData(IdentityCode, "Tunnus (131052–308T) poistettiin.", "131052–308T")]
    [InlineData(IdentityCode, "Tunnus 131052 -308T kirjattiin.", "131052 -308T")]
    [InlineData(IdentityCode, "Uusi välimerkki: 131052Y308T", "131052Y308T")]
    [InlineData(IdentityCode, "Uusi välimerkki: 131052X308T", "131052X308T")]
    [InlineData(IdentityCode, "Uusi välimerkki: 131052U308T", "131052U308T")]
    [InlineData(IdentityCode, "Beteckningen 131012A308F skrevs upp.", "131012A308F")]
    [InlineData(IdentityCode, "Beteckningen 131012B308F skrevs upp.", "131012B308F")]
    [InlineData(IdentityCode, "Beteckningen 131012F308F skrevs upp.", "131012F308F")]
    [InlineData(IdentityCode, "Isoisän tunnus oli 131052+308T.", "131052+308T")]
    [InlineData(Phone, "Soita numeroon 040 123 4567.", "040 123 4567")]
    [InlineData(Phone, "Puhelin 0401234567", "0401234567")]
    [InlineData(Phone, "Numero on 040-1234567.", "040-1234567")]
    [InlineData(Phone, "Numero on 0400-123456", "0400-123456")]
    [InlineData(Phone, "Numero on +358 40 123 4567.", "+358 40 123 4567")]
    [InlineData(Phone, "Numero on +358401234567", "+358401234567")]
    [InlineData(Phone, "Numero on +358 (0)40 123 4567", "+358 (0)40 123 4567")]
    [InlineData(Phone, "Lankanumero (02) 123 4567 vaihtui.", "(02) 123 4567")]
    [InlineData(Phone, "Lankanumero 09 1234 5678", "09 1234 5678")]
    [InlineData(Phone, "Numret är 050 123 45 67, ring gärna.", "050 123 45 67")]
    [InlineData(Phone, "Ring +46 70 123 45 67", "+46 70 123 45 67")]
    [InlineData(Phone, "puh. 22334455", "22334455")]
    [InlineData(Phone, "tfn 19 12 345", "19 12 345")]
    [InlineData(Email, "Kirjoita osoitteeseen etunimi.sukunimi@kunta.fi.", "etunimi.sukunimi@kunta.fi")]
    [InlineData(Email, "Skriv till fornamn@skola.example.org", "fornamn@skola.example.org")]
    [InlineData(Email, "Kirjoita: etunimi.sukunimi(at)kunta.fi", "etunimi.sukunimi(at)kunta.fi")]
    [InlineData(Email, "Kirjoita: etunimi.sukunimi [at] kunta.fi", "etunimi.sukunimi [at] kunta.fi")]
    [InlineData(Email, "päivä_koti+tiimi@esimerkki.fi", "päivä_koti+tiimi@esimerkki.fi")]
    [InlineData(Child, "Matti, 5 v, itki aamulla.", "Matti, 5 v")]
    [InlineData(Child, "Matti (5 v.) itki aamulla.", "Matti (5 v.")]
    [InlineData(Child, "Matti 5v itki aamulla.", "Matti 5v")]
    [InlineData(Child, "Matti (5) itki aamulla.", "Matti (5)")]
    [InlineData(Child, "Matti, 5-vuotias, itki aamulla.", "Matti, 5-vuotias")]
    [InlineData(Child, "Matti on 5 vuotta.", "Matti on 5 vuotta")]
    [InlineData(Child, "5-vuotias Matti itki aamulla.", "Matti")]
    [InlineData(Child, "viisivuotias Aino leikki.", "Aino")]
    [InlineData(Child, "Puhuimme viisivuotiaan Ainon kanssa.", "Ainon")]
    [InlineData(Child, "Annoimme 6-vuotiaalle Eetulle oman paikan.", "Eetulle")]
    [InlineData(Child, "5-vuotias poika Matti itki.", "Matti")]
    [InlineData(Child, "Oppilas Matti tuli kouluun.", "Matti")]
    [InlineData(Child, "Kysyimme oppilas Matilta.", "Matilta")]
    [InlineData(Child, "oppilaan Pekan tilanne", "Pekan")]
    [InlineData(Child, "Lapsi nimeltä Helmi", "Helmi")]
    [InlineData(Child, "tyttö nimeltään Oona", "Oona")]
    [InlineData(Child, "eskarilainen Onni oppi odottamaan", "Onni")]
    [InlineData(Child, "ekaluokkalaisen Johanneksen päivä", "Johanneksen")]
    [InlineData(Child, "Kolmasluokkalainen Rasmus sai avustajan.", "Rasmus")]
    [InlineData(Child, "Matin äiti soitti.", "Matin")]
    [InlineData(Child, "Ainon vanhemmat tulivat.", "Ainon")]
    [InlineData(Child, "Tuomaksen isälle kerrottiin.", "Tuomaksen")]
    [InlineData(Child, "Veetin perheen kanssa sovittiin.", "Veetin")]
    [InlineData(Child, "Kävimme Jukan kotona.", "Jukan")]
    [InlineData(Child, "Lotan omahoitaja oli poissa.", "Lotan")]
    [InlineData(Child, "Pirkon huoltajat antoivat luvan.", "Pirkon")]
    [InlineData(Child, "Elli 3B-luokalta", "Elli 3B-luokalta")]
    [InlineData(Child, "Väinö, 2. luokka", "Väinö, 2. luokka")]
    [InlineData(Child, "Anna-Liisa, 4 v, nukkui.", "Liisa, 4 v")]
    [InlineData(Child, "poikansa Leevi", "Leevi")]
    [InlineData(Child, "tyttärensä Saaran kanssa", "Saaran")]
    [InlineData(Child, "Vauva Emma nukkui.", "Emma")]
    [InlineData(Child, "Eleven Anna fick stöd.", "Anna")]
    [InlineData(Child, "Anna, 5 år, grät på morgonen.", "Anna, 5 år")]
    [InlineData(Child, "Anna (5 år) grät.", "Anna (5 år")]
    [InlineData(Child, "5-åriga Anna grät.", "Anna")]
    [InlineData(Child, "femåriga Elsa lekte.", "Elsa")]
    [InlineData(Child, "Annas mamma ringde.", "Annas")]
    [InlineData(Child, "Elias föräldrar kom.", "Elias")]
    [InlineData(Child, "Vi besökte Emils hem.", "Emils")]
    [InlineData(Child, "Flickan Freja och pojken Axel lekte.", "Freja")]
    [InlineData(Child, "Barnet heter Oliver.", "Oliver")]
    [InlineData(Child, "Sonen Viktor började skolan.", "Viktor")]
    [InlineData(Child, "Max åk 3 behövde hjälp.", "Max åk 3")]
    [InlineData(Child, "Zelda, 7 v, itki aamulla.", "Zelda, 7 v")]
    [InlineData(Child, "Ulkona Zelda (7 v.) itki.", "Zelda (7 v.")]
    [InlineData(Child, "Zelda on 7-vuotias.", "Zelda on 7-vuotias")]
    [InlineData(Child, "7-vuotias Aapeli rakensi.", "Aapeli")]
    [InlineData(Child, "Seitsemänvuotias Zorro rakensi.", "Zorro")]
    [InlineData(Child, "Annoimme 7-vuotiaalle Zeldalle paikan.", "Zeldalle")]
    [InlineData(Child, "Ebba (6) grät.", "Ebba (6)")]
    [InlineData(Child, "Ryhmässä Xenia (6) rauhoittui.", "Xenia (6)")]
    [InlineData(Child, "På morgonen grät Xenia (6 år).", "Xenia (6 år")]
    [InlineData(Child, "Xenia, 6 år, grät.", "Xenia, 6 år")]
    [InlineData(Child, "6-åriga Xenia grät.", "Xenia")]
    [InlineData(Child, "Oppilas Zelda tuli kouluun.", "Zelda")]
    [InlineData(Child, "Kysyimme oppilas Zeldalta.", "Zeldalta")]
    [InlineData(Child, "Sovimme oppilaan Zeldan kanssa.", "Zeldan")]
    [InlineData(Child, "oppilaalle Zeldalle annettiin", "Zeldalle")]
    [InlineData(Child, "oppilaalta Yrmyltä kysyttiin", "Yrmyltä")]
    [InlineData(Child, "autoimme oppilasta Zeldaa", "Zeldaa")]
    [InlineData(Child, "Lapsen Zeldan päivä alkoi.", "Zeldan")]
    [InlineData(Child, "Lapsi nimeltä Zuleika", "Zuleika")]
    [InlineData(Child, "Tytön Zeldan opettaja kirjasi.", "Zeldan")]
    [InlineData(Child, "Tytölle Zeldalle annettiin aikaa.", "Zeldalle")]
    [InlineData(Child, "Poika Zorro pelkäsi.", "Zorro")]
    [InlineData(Child, "Pojan Zorron kanssa sovittiin.", "Zorron")]
    [InlineData(Child, "kolmasluokkalaisen Zorron päivä", "Zorron")]
    [InlineData(Child, "tyttärensä Zeldan kanssa", "Zeldan")]
    [InlineData(Child, "Soitimme: äiti Zelda vastasi.", "Zelda")]
    [InlineData(Child, "Isän Zorron mielestä se auttoi.", "Zorron")]
    [InlineData(Child, "Myös Zeldan äiti tuli.", "Zeldan")]
    [InlineData(Child, "Oppilaat Zelda ja Zorro tulivat.", "Zelda")]
    [InlineData(Child, "Oppilaat Zelda ja Zorro tulivat.", "Zorro")]
    [InlineData(Child, "Eleven Zelda fick stöd.", "Zelda")]
    [InlineData(Child, "Vi frågade pojken Zorro.", "Zorro")]
    [InlineData(Child, "Flickan Zelda lekte.", "Zelda")]
    [InlineData(Child, "Barnet heter Zuleika.", "Zuleika")]
    [InlineData(Child, "Då ringde mamman Zuleika.", "Zuleika")]
    [InlineData(Child, "I går ringde Zeldas mamma.", "Zeldas")]
    [InlineData(Child, "Eleverna Zelda och Zorro kom.", "Zorro")]
    [InlineData(Child, "Elias, 6, itki aamulla.", "Elias, 6")]
    [InlineData(Child, "Silloin Elias Virtanen, 6, itki.", "Elias Virtanen, 6")]
    [InlineData(Child, "Tyttö nimeltä Xhemile, 7-vuotias, tuli ryhmään.", "Xhemile, 7-vuotias")]
    [InlineData(Child, "Tyttö nimeltä Xhemile tuli ryhmään.", "Xhemile")]
    [InlineData(Child, "Poika nimeltään Zakarias tuli ryhmään.", "Zakarias")]
    [InlineData(Child, "Lapsi (Otto) tuli ryhmään.", "Otto")]
    [InlineData(Child, "Pikku-Kalle tuli ryhmään.", "Kalle")]
    [InlineData(Child, "Silloin pikku Kalle tuli ryhmään.", "Kalle")]
    [InlineData(Child, "Lilla Kalle kom till gruppen.", "Kalle")]
    [InlineData(Child, "Lill-Kalle kom till gruppen.", "Kalle")]
    [InlineData(Child, "En flicka som heter Xhemile kom till gruppen.", "Xhemile")]
    [InlineData(Child, "Vi träffade pojken vid namn Zakarias.", "Zakarias")]
    [InlineData(Child, "Barnet (Otto) kom till gruppen.", "Otto")]
    [InlineData(FullName, "Vastaava opettaja oli Maija Virtanen.", "Maija Virtanen")]
    [InlineData(FullName, "Puhuimme Matti Meikäläisen kanssa.", "Matti Meikäläisen")]
    [InlineData(FullName, "Läraren Anna Lindström höll i gruppen.", "Anna Lindström")]
    [InlineData(IdentityCode, "Tunnus Oppilas_130512A987B.", "130512A987B")]
    [InlineData(IdentityCode, "Tunnus \uff11\uff13\uff10\uff15\uff11\uff12A987B", "\uff11\uff13\uff10\uff15\uff11\uff12A987B")]
    [InlineData(IdentityCode, "Tunnus 130512\u200bA987B.", "130512\u200bA987B")]
    [InlineData(IdentityCode, "Tunnus 131052\u2011308T.", "131052\u2011308T")]
    [InlineData(IdentityCode, "Tunnus 131052\u2014308T.", "131052\u2014308T")]
    [InlineData(Phone, "Numero on 00358 40 1234567.", "00358 40 1234567")]
    [InlineData(Phone, "Numero on 040.123.4567.", "040.123.4567")]
    [InlineData(Phone, "Numero on 040_123_4567.", "040_123_4567")]
    [InlineData(Phone, "Numero on 050\u2011123\u20114567.", "050\u2011123\u20114567")]
    [InlineData(Phone, "Numero on 050 – 123 4567.", "050 – 123 4567")]
    [InlineData(Phone, "Numero on 040\u2009123\u202f4567.", "040\u2009123\u202f4567")]
    [InlineData(Email, "Osoite: matti at kunta piste fi toimii.", "matti at kunta piste fi")]
    [InlineData(Email, "Osoite: matti [at] kunta [dot] fi toimii.", "matti [at] kunta [dot] fi")]
    [InlineData(Email, "Osoite: matti(a)kunta.fi toimii.", "matti(a)kunta.fi")]
    [InlineData(Email, "Osoite: matti.m[a]kunta.fi toimii.", "matti.m[a]kunta.fi")]
    [InlineData(Email, "Osoite: matti{at}kunta.fi toimii.", "matti{at}kunta.fi")]
    [InlineData(Email, "Osoite: matti @ kunta.fi toimii.", "matti @ kunta.fi")]
    [InlineData(Email, "Osoite: matti ät kunta.fi toimii.", "matti ät kunta.fi")]
    [InlineData(Email, "Osoite: matti\uff20kunta.fi toimii.", "matti\uff20kunta.fi")]
    [InlineData(Email, "Osoite: matti snabel-a kunta punkt fi toimii.", "matti snabel-a kunta punkt fi")]
    [InlineData(Child, "Liisa (2018) itki.", "Liisa (2018)")]
    [InlineData(Child, "Liisa s. 2018 itki.", "Liisa s. 2018")]
    [InlineData(Child, "Liisa, syntynyt 2018, itki.", "Liisa, syntynyt 2018")]
    [InlineData(Child, "Ella, född 2018, grät.", "Ella, född 2018")]
    [InlineData(Child, "Aino täytti kuusi vuotta.", "Aino täytti kuusi vuotta")]
    [InlineData(Child, "Aino täyttää 6.", "Aino täyttää 6")]
    [InlineData(Child, "Aino on viisi.", "Aino on viisi")]
    [InlineData(Child, "Aino, joka on 5-vuotias, itki.", "Aino, joka on 5-vuotias")]
    [InlineData(Child, "Aino M. 5v itki.", "Aino M. 5v")]
    [InlineData(Child, "Aino-tyttö itki.", "Aino")]
    [InlineData(Child, "Matti-niminen poika itki.", "Matti")]
    [InlineData(Child, "Onni, pian 6-vuotias, itki.", "Onni, pian 6-vuotias")]
    [InlineData(Child, "Onni, kohta 5 v, itki.", "Onni, kohta 5 v")]
    [InlineData(Child, "Onni:5v itki.", "Onni:5v")]
    [InlineData(Child, "Onni/5v itki.", "Onni/5v")]
    [InlineData(Child, "Lotta 4-vee itki.", "Lotta 4-vee")]
    [InlineData(Child, "Lotta neljä ja puoli vuotta itki.", "Lotta neljä ja puoli vuotta")]
    [InlineData(Child, "Matti ja Liisa (5 ja 6 v) itkivät.", "Liisa (5 ja 6 v")]
    [InlineData(Child, "Silloin kaksoset Matti ja Liisa itkivät.", "Matti")]
    [InlineData(Child, "Silloin kaksoset Matti ja Liisa itkivät.", "Liisa")]
    [InlineData(Child, "Silloin Onni eskarista itki.", "Onni eskarista")]
    [InlineData(Child, "Silloin 3B:n Matti itki.", "Matti")]
    [InlineData(Child, "Oppilas \"Matti\" kertoi.", "Matti")]
    [InlineData(Child, "Oppilas Virtanen\nLisäksi muita", "Virtanen")]
    [InlineData(Child, "silloin matti, 5 v, itki.", "matti, 5 v")]
    [InlineData(Child, "Ella i åk 3 grät.", "Ella i åk 3")]
    [InlineData(Child, "Ella på 3B grät.", "Ella på 3B")]
    [InlineData(Child, "Ella som är sex.", "Ella som är sex")]
    [InlineData(Child, "Kalle fyller 7.", "Kalle fyller 7")]
    [InlineData(Child, "En 7 år gamla Kalle grät.", "Kalle")]
    [InlineData(Child, "Då grät dagisbarnet Elsa.", "Elsa")]
    [InlineData(Child, "Då grät syskonen Lotta och Ville.", "Ville")]
    [InlineData(Child, "Lotta fem och ett halvt år grät.", "Lotta fem och ett halvt år")]
    [InlineData(FullName, "Silloin Ville Haapala itki.", "Ville Haapala")]
    [InlineData(FullName, "Silloin Emma Korpi itki.", "Emma Korpi")]
    [InlineData(FullName, "Paikalla oli rehtori Maija Virtanen.", "Maija Virtanen")]
    public void Finds(int kind, string sentence, string quote)
    {
        var found = DescriptionGuard.Scan(sentence);
        Assert.Contains(found, m => m.Kind == (GuardKind)kind && sentence.Substring(m.Start, m.Length) == quote);
    }

    [Theory]
    [InlineData("Ryhmässä oli 21 lasta ja kolme aikuista.")]
    [InlineData("Tunnus 131052-308U ei ole kenenkään.")]
    [InlineData("Diaarinumero 310299-123A ei ole tunnus.")]
    [InlineData("Laskun viite 20240131-3081 maksettiin.")]
    [InlineData("Kunnan Y-tunnus on 0123456-7.")]
    [InlineData("Postinumero on 02100 Espoo.")]
    [InlineData("Jakso kesti 1.8.2024–31.5.2025.")]
    [InlineData("Kokous oli 05.09.2024 klo 12.30.")]
    [InlineData("Vuodet 2016–2018 olivat hankkeen aikaa.")]
    [InlineData("Avoinna klo 0800-1530 arkisin.")]
    [InlineData("Hätänumero on 112.")]
    [InlineData("Lasten ja nuorten puhelin 116 111 auttaa.")]
    [InlineData("Soita 116117, jos asia ei voi odottaa.")]
    [InlineData("Kustannus oli 12 500 euroa vuodessa.")]
    [InlineData("ISBN 978-952-00-1234-5")]
    [InlineData("Osallistujia oli 10 000 000.")]
    [InlineData("Seuraa @kunta kanavia.")]
    [InlineData("Työaika 37,5 tuntia, kerroin 0,123456789.")]
    [InlineData("Luotsi tuli kouluun kerran viikossa.")]
    [InlineData("Lapsi sai Luotsi-ohjaajan.")]
    [InlineData("Oppilas Verso-toiminnassa sovittelee.")]
    [InlineData("Nuori Avartti-ryhmässä asettaa tavoitteet.")]
    [InlineData("Oppilaat Turussa ja Raisiossa kokeilivat.")]
    [InlineData("Aino-hanke päättyi keväällä.")]
    [InlineData("Oppilas Aino-hankkeessa sai mentorin.")]
    [InlineData("Anna lapselle aikaa.")]
    [InlineData("Anna 5 minuuttia aikaa siirtymään.")]
    [InlineData("Annan vanhemmille tiedon heti.")]
    [InlineData("Toivo paremmasta kantoi pitkälle.")]
    [InlineData("Onni on oma vuoro.")]
    [InlineData("Helmi oli piilossa matolla.")]
    [InlineData("Viisivuotias lapsi itki aamulla.")]
    [InlineData("5-vuotiaiden ryhmä siirtyi ulos.")]
    [InlineData("Lapsen äiti soitti.")]
    [InlineData("Oppilas tuli kouluun.")]
    [InlineData("Oppilaan huoltajat antoivat luvan.")]
    [InlineData("Vanhemmat saivat Wilma-viestin.")]
    [InlineData("Opettaja kirjasi vaiheet taululle.")]
    [InlineData("Satu luettiin aamupiirissä kolme kertaa.")]
    [InlineData("Ryhmä 3B siirtyi liikuntasaliin.")]
    [InlineData("Kuraattori ja psykologi tapasivat perheen.")]
    [InlineData("Turun Lyseon koulu oli mukana.")]
    [InlineData("Salon Moision koulu aloitti.")]
    [InlineData("Ensimmäinen viikko oli vaikein.")]
    [InlineData("Teimme sen 5 vuotta sitten.")]
    [InlineData("Tove Janssonin kirja luettiin ääneen.")]
    [InlineData("Gruppen hade 21 barn och tre vuxna.")]
    [InlineData("Eleven fick stöd.")]
    [InlineData("Femåringarna gick ut.")]
    [InlineData("Barnets mamma ringde.")]
    [InlineData("Pojkarna i Åbo lekte.")]
    [InlineData("Barnen Esbo stad ordnade vård åt.")]
    [InlineData("Skolan i Borgå deltog.")]
    [InlineData("Läsåret 2023–2024 var det första.")]
    [InlineData("Mötet hölls kl. 13.00–14.30.")]
    [InlineData("Vi gick ut varje dag i fem veckor.")]
    [InlineData("Ring nödnumret 112.")]
    [InlineData("Postnumret är 10600 Ekenäs.")]
    [InlineData("Oppilas Turun koulusta tuli mukaan.")]
    [InlineData("Oppilas Pansion koulusta tuli mukaan.")]
    [InlineData("Oppilaan Pansion koulussa aloittama polku.")]
    [InlineData("Lapsi Raumalla sai tukea.")]
    [InlineData("Lapsen Suomen kansalaisuus varmistui.")]
    [InlineData("Oppilaat Turun ja Raision kouluista tulivat.")]
    [InlineData("Autoimme lasta Raumalla.")]
    [InlineData("Oppilaan HOJKS kirjattiin.")]
    [InlineData("Kiusaamista vastaan on KiVa (6) koulussa.")]
    [InlineData("Oppilas. Turku maksoi.")]
    [InlineData("Mukana oli yksi oppilas\nKeväällä jatkettiin")]
    [InlineData("Ryhmässä oli lapsia, nuorin 5 v. Keväällä jatkettiin.")]
    [InlineData("Ikä, 5 v, kirjattiin.")]
    [InlineData("Lapset (6 v) leikkivät.")]
    [InlineData("Esikoululaiset (6 v) leikkivät.")]
    [InlineData("Hän (6 v) leikki.")]
    [InlineData("Vaihe (2) alkoi syksyllä.")]
    [InlineData("Liite (3) kertoo lisää.")]
    [InlineData("Mukana olivat Turku (5), Raisio (3) ja Kustavi (2) keväällä.")]
    [InlineData("Kokeilu, 5 vuotta, päättyi.")]
    [InlineData("Työ jatkui Vahdolla 5 vuotta.")]
    [InlineData("Turun Lyseon 3. luokka osallistui.")]
    [InlineData("Pansiossa 6-vuotiaat leikkivät.")]
    [InlineData("5-vuotiaiden Lapset puheeksi -keskustelut.")]
    [InlineData("7-vuotiaana Suomeen muuttanut lapsi.")]
    [InlineData("Barnen (6 år) lekte.")]
    [InlineData("Hon (6 år) lekte.")]
    [InlineData("Bilaga (3) berättar mer.")]
    [InlineData("Eleven Åbo stad gav plats.")]
    [InlineData("Barnen i Nystad, 6 år, lekte.")]
    [InlineData("Lupa auttaa -hanke rahoitti kokeilun.")]
    [InlineData("Pikku-Ihme-ryhmä aloitti.")]
    [InlineData("Lapsi (Turku) ja aikuinen osallistuivat.")]
    [InlineData("Lapsi (kuva 3) osallistui.")]
    [InlineData("LAPE-ohjelma päättyi 2018.")]
    [InlineData("Tove Jansson kirjoitti sen.")]
    [InlineData("Pekka Puupää -koulu alkoi.")]
    [InlineData("Oppilaan Wilma kertoo läksyt.")]
    [InlineData("Oppilaan Wilma-viesti luettiin.")]
    [InlineData("Kokous oli 07-05-2018 Lohjalla.")]
    [InlineData("Onni on yksi avain.")]
    [InlineData("Aino-ryhmä (2018) jatkui.")]
    [InlineData("Ryhmä toimi ajalla 01.02.2024–31.05.2024.")]
    [InlineData("Katso ohje @ kirjasto. Siellä luettiin.")]
    [InlineData("Arvioitiin at home.page tavalla.")]
    public void Leaves_alone(string sentence) =>
        Assert.Empty(DescriptionGuard.Scan(sentence).Select(m => $"{m.Kind}: {sentence.Substring(m.Start, m.Length)}"));

    [Fact]
    public void Both_names_of_a_pair_are_found() =>
        Assert.Equal(["Matti", "Anna"], DescriptionGuard.Scan("Oppilaat Matti ja Anna tulivat.").Select(m => "Oppilaat Matti ja Anna tulivat.".Substring(m.Start, m.Length)));

    [Theory]
    [InlineData("0")]
    [InlineData("040 ")]
    [InlineData("a@")]
    [InlineData("a.a")]
    [InlineData("131052-30")]
    [InlineData("Matti ")]
    [InlineData("Matti, 5 ")]
    [InlineData("5-")]
    [InlineData("((((")]
    [InlineData("\u0130\u0131")]
    public void A_megabyte_of_anything_is_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        _ = DescriptionGuard.Scan(text);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60)); // on a machine that does twenty other things; alone it is a second or two
    }

    [Fact]
    public void An_answer_holds_as_long_as_the_words_around_the_place_are_the_same()
    {
        DraftContent With(string tips, params DraftStep[] steps) => DraftContent.Empty.With("vinkit", tips) with { Steps = steps };
        var step = DraftStep.Blank with { What = "Matin äiti on nukke, jonka kanssa leikitään." };
        GuardFinding Only(DraftContent content) => Assert.Single(DescriptionGuard.Read(content, []));

        var first = Only(With(string.Empty, step));
        Assert.Equal("mita-0", first.Field);
        Assert.Equal(first.Id, Only(With("Aivan muuta.", DraftStep.Blank with { What = "Uusi vaihe" }, step)).Id); // it has moved down
        Assert.NotEqual(first.Id, Only(With(string.Empty, step with { What = "Matin äiti soitti." })).Id);
        Assert.NotEqual(first.Id, Only(With(step.What)).Id);
    }

    [Fact]
    public void A_picture_without_a_word_on_consent_is_found()
    {
        var picture = new ContributionFile(Guid.NewGuid(), "kuva.jpg", true);
        Assert.Equal(GuardKind.PhotoConsent, Assert.Single(DescriptionGuard.Read(DraftContent.Empty, [picture])).Kind);
        Assert.Empty(DescriptionGuard.Read(DraftContent.Empty, [picture with { Consent = "Luvat kansiossa." }, new ContributionFile(Guid.NewGuid(), "muistio.pdf", false)]));
    }

    [Theory]
    [InlineData("oppilas_Matti_Virtanen_5_v.pdf", "Matti_Virtanen_5_v")]
    [InlineData("oppilas Matti 040 1234567.txt", "Matti", "040 1234567")]
    [InlineData("Virtanen 130512A987B.pdf", "130512A987B")]
    [InlineData("IMG_20240131_123456.pdf")]
    [InlineData("Lukujärjestys-2024-05-07 (2).pdf")]
    public void The_name_of_a_file_is_read_too(string name, params string[] quotes)
    {
        var file = new ContributionFile(Guid.NewGuid(), name, false);
        var found = DescriptionGuard.Read(DraftContent.Empty, [file]);
        Assert.Equal(quotes, found.Select(f => f.Quote));
        Assert.All(found, f => Assert.Equal($"nimi-{file.Upload:N}", f.Field));
    }

    /// <summary>The texts that the site starts with are read by everybody, and name no child.</summary>
    [Fact]
    public void There_is_no_child_in_the_starter_content()
    {
        var folder = Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory), "uSync", "v17", "Content");
        var texts = Directory.EnumerateFiles(folder, "*.config").SelectMany(f => System.Xml.Linq.XDocument.Load(f).Descendants().Where(e => !e.HasElements).Select(e => e.Value))
            .Select(v => v is ['{' or '[', ..] ? System.Text.RegularExpressions.Regex.Unescape(v.Replace("\\n", "\n", StringComparison.Ordinal)) : v)
            .Select(v => System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(v, "<[^>]*>", "\n"))).ToList();
        Assert.InRange(texts.Sum(t => t.Length), 100_000, int.MaxValue);

        Assert.Empty(texts.SelectMany(t => DescriptionGuard.Scan(t).Where(m => m.Kind is GuardKind.Child or GuardKind.FullName or GuardKind.IdentityCode).Select(m => t.Substring(m.Start, m.Length))));
    }
}
