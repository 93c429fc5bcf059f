using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Regions;

/// <summary>Counts what happens in which municipality, narrowed as the address asks.</summary>
internal sealed class Spreads(RelatedContent related, BuiltPages built)
{
    private static readonly string[] Offered = [Classified.Aliases.Themes, Pilot.Aliases.Tools];

    /// <param name="page">The document whose page shows it.</param>
    /// <param name="asked">The parameters of the address, whatever stands there.</param>
    public Spread Of(PageReader read, IPublishedContent page, IEnumerable<Province> provinces, IQueryCollection asked)
    {
        var places = built.Get(page, () => Places.Of(read, related, provinces));
        var query = ListQuery.Read(asked, places.Index, read.Culture);
        var found = places.Index.Find(query).ToHashSet();
        var filter = ListFilter.Of(places.Index, query, read.Culture);
        var offered = places.Index.Facets.Where(f => Offered.Contains(f.Facet.Alias)).Select(f => f.Facet.Parameter(read.Culture)).ToHashSet();
        return new Spread(
            [.. places.Provinces.Select(p => new SpreadProvince(p.Link, p.Code, [.. p.Municipalities.Select(m => Row(read, m, found))]))],
            filter,
            [.. filter.Groups.Where(g => offered.Contains(g.Parameter))]);
    }

    private static SpreadRow Row(PageReader read, Place place, HashSet<Guid> found)
    {
        var pilots = place.Pilots.Where(p => found.Contains(p.Key)).ToList();
        var practices = place.Practices.Where(p => found.Contains(p.Key)).ToList();
        var themes = pilots.SelectMany(p => p.Themes ?? []).Concat(practices.SelectMany(p => p.Themes ?? []));
        var tools = pilots.SelectMany(p => p.Tools ?? []).Concat(practices.SelectMany(p => p.Tools ?? []));
        return new SpreadRow(place.Link, place.Code, pilots.Count, practices.Count, Links(read, themes), Links(read, tools));
    }

    private static IReadOnlyList<ItemLink> Links(PageReader read, IEnumerable<IPublishedContent> documents) =>
        read.LinksTo(RelatedContent.ByName(documents.DistinctBy(d => d.Key), read.Culture));

    /// <summary>Who has what, before anything is narrowed.</summary>
    private sealed record Places(IReadOnlyList<ProvincePlaces> Provinces, ListIndex Index)
    {
        public static Places Of(PageReader read, RelatedContent related, IEnumerable<Province> provinces)
        {
            var all = (
                from province in provinces
                let link = read.LinkTo(province)
                where link is not null
                select new ProvincePlaces(link, province.Code ?? string.Empty, MunicipalitiesOf(read, related, province))).ToList();
            var documents = all.SelectMany(p => p.Municipalities).SelectMany(m => m.Pilots.Concat<IPublishedContent>(m.Practices)).DistinctBy(d => d.Key);
            return new Places(all, ListIndex.Of(documents, read, related));
        }

        private static IReadOnlyList<Place> MunicipalitiesOf(PageReader read, RelatedContent related, Province province) =>
        [
            .. from municipality in RelatedContent.ByName(related.Children<Municipality>(province.Key), read.Culture)
               let link = read.LinkTo(municipality)
               where link is not null
               let pilots = related.Referring<Pilot>(municipality.Key, Pilot.Aliases.Municipality)
               let practices = pilots.SelectMany(p => related.Referring<GoodPractice>(p.Key, GoodPractice.Aliases.Pilots)).DistinctBy(p => p.Key)
               select new Place(link, municipality.Code ?? string.Empty, pilots, [.. practices]),
        ];
    }

    private sealed record ProvincePlaces(ItemLink Link, string Code, IReadOnlyList<Place> Municipalities);

    private sealed record Place(ItemLink Link, string Code, IReadOnlyList<Pilot> Pilots, IReadOnlyList<GoodPractice> Practices);
}
