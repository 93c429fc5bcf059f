using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed class ProvincePages(DetailPages details, Spreads spreads)
{
    /// <param name="asked">The parameters of the address, whatever stands there.</param>
    public ProvincePage Build(Province province, IQueryCollection asked)
    {
        var read = details.Open();
        var facts = new FactList(read, province).Text(Province.Aliases.Code);
        var municipalities = RelatedContent.ByName(details.Related.Children<Municipality>(province.Key), read.Culture);
        var pilots = municipalities.SelectMany(m => details.Related.Referring<Pilot>(m.Key, Pilot.Aliases.Municipality));
        var wholeProvince = details.Related.Referring<IPublishedContent>(province.Key, Classified.Aliases.Provinces).Where(d => d is not Pilot and not ProcessDescription);
        var related = details.Groups(read)
            .AddByName("pilots", read.Interface(InterfaceTexts.PilotsOfProvince), pilots)
            .AddByName("province", read.Interface(InterfaceTexts.ForWholeProvince), wholeProvince);
        return new ProvincePage(details.Article(read, province), facts.All, spreads.Of(read, province, [province], asked), related.All);
    }
}
