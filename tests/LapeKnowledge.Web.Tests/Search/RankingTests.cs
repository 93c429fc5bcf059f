using System.Text.Json;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>What educators type, and what must be among the first three of the starter content.</summary>
[Collection(UntouchedCollection.Name)]
public sealed class RankingTests(UntouchedSite site)
{
    [Theory]
    [InlineData("yksinäisyyden ehkäisy alakoulussa", "/pilotit/avartti")]
    [InlineData("yksinäisyys", "/teemat/yksinaisyyden-ehkaiseminen")]
    [InlineData("yksinäisyydestä", "/nostot/yksinaisyydesta-yhteyteen")]
    [InlineData("yksinäsyys", "/teemat/yksinaisyyden-ehkaiseminen")]
    [InlineData("nuoren syrjäytymisen ehkäisy", "/pilotit/avartti")]
    [InlineData("varhaiskasvatusfoorumi", "/tapahtumat/varhaiskasvatusfoorumi-2017")]
    [InlineData("varhaiskasvatusfoorumissakaan", "/tapahtumat/varhaiskasvatusfoorumi-2017")]
    [InlineData("lapset puheeksi", "/tyokalut/lapset-puheeksi")]
    [InlineData("Lapset puheeksi verkkokoulutus", "/koulutusmateriaalit/lapset-puheeksi-verkkokoulutus")]
    [InlineData("kasvatuskeskustelu", "/hyvat-kaytannot/lapset-puheeksi-osana-kasvatuskeskustelua")]
    [InlineData("huolen puheeksi ottaminen", "/pilotit/lapset-puheeksi")]
    [InlineData("kiusaaminen", "/tyokalut/verso")]
    [InlineData("kiusaamista", "/tyokalut/verso")]
    [InlineData("vertaissovittelu", "/tyokalut/verso")]
    [InlineData("sovittelu", "/tyokalut/miniverso")]
    [InlineData("riidan selvittäminen päiväkodissa", "/hyvat-kaytannot/riidasta-sovintoon-miniverso")]
    [InlineData("verso", "/tyokalut/verso")]
    [InlineData("resto", "/tyokalut/resto")]
    [InlineData("miniverso", "/tyokalut/miniverso")]
    [InlineData("avartti", "/tyokalut/avartti")]
    [InlineData("Avartilla", "/tyokalut/avartti")]
    [InlineData("sisukas", "/tyokalut/sisukas")]
    [InlineData("sijoitetun lapsen koulunkäynti", "/pilotit/sisukas")]
    [InlineData("family school", "/tyokalut/family-school")]
    [InlineData("ihmeelliset vuodet", "/tyokalut/ihmeelliset-vuodet")]
    [InlineData("luotsi", "/tyokalut/luotsi")]
    [InlineData("luokan hyvinvointisuunnitelma", "/tyokalut/luokan-hyvinvointisuunnitelma")]
    [InlineData("case manager", "/tyokalut/case-manager")]
    [InlineData("palveluohjaus", "/teemat/palveluohjaus")]
    [InlineData("perhetyön partituuri", "/tyokalut/varhaiskasvatuksen-perhetyon-partituuri")]
    [InlineData("pyydä apua nappi", "/tyokalut/pyyda-apua-nappi")]
    [InlineData("tunnekasvatuksen palautenappi", "/tyokalut/tunnekasvatuksen-palautenappi")]
    [InlineData("lupa auttaa polku", "/tyokalut/lupa-auttaa-polku")]
    [InlineData("esiopetuksen opiskeluhuolto", "/pilotit/esiopetuksen-opiskeluhuolto-lieto")]
    [InlineData("perhetyö koulussa Järvenpää", "/pilotit/koulun-perhetyo-jarvenpaa")]
    [InlineData("kodin ja koulun yhteistyö", "/teemat/kodin-ja-koulun-yhteistyo")]
    [InlineData("osallisuus", "/teemat/osallisuus")]
    [InlineData("systeemisyys", "/teemat/systeemisyys")]
    [InlineData("yhdyspinnat", "/teemat/yhdyspinnat")]
    [InlineData("toimintakulttuurin muutos", "/teemat/toimintakulttuurin-muutos")]
    [InlineData("hyvinvointityö", "/teemat/hyvinvointityo")]
    [InlineData("Raision seminaari", "/tapahtumat/koulutusseminaari-raisio-2018")]
    [InlineData("Raisio 24.5.2018", "/seminaarit/raisio-2018")]
    [InlineData("Lohja kokous", "/tyoryhmat/hyvinvoinnin-tuki-uusimaa/13-09-2017")]
    [InlineData("Turku", "/alueet/varsinais-suomi/turku")]
    [InlineData("Kemiönsaari", "/alueet/varsinais-suomi/kemionsaari")]
    [InlineData("Hyvinkää", "/alueet/uusimaa/hyvinkaa")]
    [InlineData("maakunta Satakunta", "/alueet/satakunta")]
    [InlineData("yhteinen ruoka perheille", "/hyvat-kaytannot/soppapoyta")]
    [InlineData("saavutettavuus", "/saavutettavuusseloste")]
    [InlineData("tietosuoja", "/tietosuojaseloste")]
    public Task Finnish_queries_have_it_on_top(string query, string expected) => AssertAsync("fi", query, expected);

    [Theory]
    [InlineData("ensamhet i skolan", "/sv/piloter/avartti-mot-ensamhet")]
    [InlineData("ensamhet", "/sv/teman/forebyggande-av-ensamhet-och-utslagning")]
    [InlineData("förebygga ensamhet hos unga", "/sv/piloter/avartti-mot-ensamhet")]
    [InlineData("delaktighet", "/sv/teman/delaktighet")]
    [InlineData("mobbning", "/sv/verktyg/verso")]
    [InlineData("medling", "/sv/verktyg/miniverso")]
    [InlineData("barnen på tal", "/sv/verktyg/fora-barnen-pa-tal")]
    [InlineData("ledarskap", "/sv/teman/ledarskap")]
    [InlineData("servicehandledning", "/sv/teman/servicehandledning-och-servicenatverk")]
    [InlineData("verksamhetskultur", "/sv/teman/forandring-av-verksamhetskulturen")]
    [InlineData("Åbo", "/sv/regioner/egentliga-finland/abo")]
    [InlineData("Kimitoön", "/sv/regioner/egentliga-finland/kimitoon")]
    [InlineData("Nyland", "/sv/regioner/nyland")]
    [InlineData("de otroliga åren", "/sv/verktyg/de-otroliga-aren")]
    [InlineData("klassens välfärdsplan", "/sv/verktyg/klassens-valfardsplan")]
    [InlineData("family school", "/sv/verktyg/family-school")]
    [InlineData("avartti", "/sv/verktyg/avartti")]
    [InlineData("soppa", "/sv/verktyg/soppaa-sympatiaa")]
    [InlineData("seminarium i Reso", "/sv/evenemang/utbildningsseminarium-i-reso-24-5-2018")]
    public Task Swedish_queries_have_it_on_top(string query, string expected) => AssertAsync("sv", query, expected);

    [Theory]
    [InlineData("miten vanhemmat saadaan mukaan?", "/pilotit/family-school")]
    [InlineData("yksinäisyyden ehkäisy alakoulussa", "/teemat/yksinaisyyden-ehkaiseminen")]
    public Task Whole_questions_have_it_on_the_first_page(string query, string expected) => AssertAsync("fi", query, expected, 10);

    private async Task AssertAsync(string language, string query, string expected, int among = 3)
    {
        using var answer = JsonDocument.Parse((await site.OpenAsync($"/api/v1/search?size={among}&facets=none&lang={language}&q={Uri.EscapeDataString(query)}")).Text);
        Assert.Contains(expected, answer.RootElement.GetProperty("hits").EnumerateArray().Select(h => new Uri(h.GetProperty("url").GetString()!).AbsolutePath));
    }
}
