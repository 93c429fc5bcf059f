using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed class ProvincePages(DetailPages details)
{
    public ProvincePage Build(Province province)
    {
        var read = details.Open();
        var facts = new FactList(read, province).Text(Province.Aliases.Code);
        var municipalities = RelatedContent.ByName(details.Related.Children<Municipality>(province.Key), read.Culture);
        var pilots = municipalities.SelectMany(m => PilotsOf(details.Related, m));
        var wholeProvince = details.Related.Referring<IPublishedContent>(province.Key, Classified.Aliases.Provinces).Where(d => d is not Pilot and not ProcessDescription);
        var related = details.Groups(read)
            .AddByName("pilots", read.Interface(InterfaceTexts.PilotsOfProvince), pilots)
            .AddByName("province", read.Interface(InterfaceTexts.ForWholeProvince), wholeProvince);
        return new ProvincePage(details.Article(read, province), facts.All, Rows(read, details.Related, municipalities), related.All);
    }

    /// <summary>The municipalities with what they do, in words.</summary>
    public static IReadOnlyList<MunicipalityRow> Rows(PageReader read, RelatedContent related, IEnumerable<Municipality> municipalities) =>
    [
        .. from municipality in municipalities
           let link = read.LinkTo(municipality)
           where link is not null
           select new MunicipalityRow(link, CountOf(read, PilotsOf(related, municipality).Count)),
    ];

    private static IReadOnlyList<Pilot> PilotsOf(RelatedContent related, Municipality municipality) =>
        related.Referring<Pilot>(municipality.Key, Pilot.Aliases.Municipality);

    private static string? CountOf(PageReader read, int pilots) => pilots switch
    {
        0 => null,
        1 => read.Interface(InterfaceTexts.PilotCountOne, pilots),
        _ => read.Interface(InterfaceTexts.PilotCountMany, pilots),
    };
}
