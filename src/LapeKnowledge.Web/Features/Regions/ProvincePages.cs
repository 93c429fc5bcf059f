using System.Globalization;
using LapeKnowledge.Web.Features.Contacts;
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
        var municipalities = RelatedContent.ByName(details.Related.Children<Municipality>(province.Key), read.Culture);
        var pilots = municipalities.SelectMany(m => details.Related.Referring<Pilot>(m.Key, Pilot.Aliases.Municipality)).DistinctBy(p => p.Key).ToList();
        IReadOnlyList<Fact> facts = [Number(read, InterfaceTexts.MunicipalitiesOfProvince, municipalities.Count), Number(read, InterfaceTexts.SpreadPilots, pilots.Count)];
        var wholeProvince = details.Related.Referring<IPublishedContent>(province.Key, Classified.Aliases.Provinces).Where(d => d is not Pilot and not ProcessDescription);
        var related = details.Groups(read)
            .AddByName("pilots", read.Interface(InterfaceTexts.PilotsOfProvince), pilots)
            .AddByName("province", read.Interface(InterfaceTexts.ForWholeProvince), wholeProvince);
        return new ProvincePage(
            details.Article(read, province), facts, spreads.Of(read, province, [province], asked), ContactRoles.Of(read, province), AllContacts(read), related.All);
    }

    private ItemLink? AllContacts(PageReader read) => details.Related.Root<Home>() is { } home
        ? read.LinkTo(details.Related.Children<SectionPage>(home.Key).FirstOrDefault(s => s.Lists == Vocabularies.ListKind.Contacts))
        : null;

    private static Fact Number(PageReader read, string label, int number) => new(read.Interface(label), [new FactValue(number.ToString(CultureInfo.InvariantCulture))]);
}
