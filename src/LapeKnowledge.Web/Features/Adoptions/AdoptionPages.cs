using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Regions;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>Where a practice or tool is in use, for its page, and what is in use in a municipality, for the municipality's.</summary>
internal sealed class AdoptionPages(AdoptionStore store, MemberNames names, RelatedContent related, PageReaders readers)
{
    private const int Told = 20;

    /// <param name="before">What the list of what was told ended with on the page before; null for its beginning.</param>
    public async Task<ItemAdoptions> OfItemAsync(Guid item, Guid? reader, int? before, CancellationToken cancellation)
    {
        var read = readers.Open();
        var adoptions = await store.OfItemAsync(item, cancellation);
        var provinces = related.OfType<Province>(Province.ModelTypeAlias).Select(p => ProvinceOf(read, p, adoptions)).OfType<SpreadProvince>().ToList();
        var municipalities = adoptions.GroupBy(a => a.MunicipalityKey).Select(g => (Link: read.LinkTo(related.Get<Municipality>(g.Key)), Units: g.Select(a => a.Unit).Order(StringComparer.CurrentCultureIgnoreCase)))
            .Where(m => m.Link is not null).Select(m => new AdoptingMunicipality(m.Link!, [.. m.Units])).OrderBy(m => m.Link.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var told = adoptions.Where(a => (a.Changes.Count > 0 || a.Outcome is not null) && !(a.Id >= before)).Take(Told + 1).ToList();
        var tellers = await names.OfAsync(told.Select(a => a.MemberKey), cancellation);
        return new ItemAdoptions(
            adoptions.Count, municipalities, TileMap.Of(provinces), [.. told.Take(Told).Select(a => RowOf(read, a, tellers.GetValueOrDefault(a.MemberKey)))],
            told.Count > Told ? FormattableString.Invariant($"?{AdoptionAddresses.Part}={told[Told - 1].Id}#{AdoptionAddresses.Part}") : null,
            [.. adoptions.Where(a => a.MemberKey == reader).Select(a => new OwnLink(AdoptionAddresses.Change.At(read.Culture, a.Key), a.Unit))]);
    }

    public async Task<IReadOnlyList<MunicipalityAdoption>> OfMunicipalityAsync(Guid municipality, CancellationToken cancellation)
    {
        var read = readers.Open();
        var found =
            from adoption in await store.OfMunicipalityAsync(municipality, cancellation)
            let link = related.ItemOf(adoption.ItemKey) is { } item ? read.LinkTo(item) : null
            where link is not null
            group adoption by link into units
            select new MunicipalityAdoption(units.Key, [.. units.Select(a => new AdoptingUnit(a.Unit, Day(a))).OrderBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)]);
        return [.. found.OrderBy(f => f.Item.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>The province with all its municipalities when one of them has taken it into use: what is empty around shows where it might go next.</summary>
    private SpreadProvince? ProvinceOf(PageReader read, Province province, List<Adoption> adoptions)
    {
        var municipalities = related.Children<Municipality>(province.Key);
        if (read.LinkTo(province) is not { } link || !adoptions.Any(a => municipalities.Any(m => m.Key == a.MunicipalityKey)))
        {
            return null;
        }

        var rows =
            from municipality in RelatedContent.ByName(municipalities, read.Culture)
            let place = read.LinkTo(municipality)
            where place is not null
            select new SpreadRow(place, municipality.Code ?? string.Empty, adoptions.Count(a => a.MunicipalityKey == municipality.Key), 0, [], []);
        return new SpreadProvince(link, province.Code ?? string.Empty, [.. rows]);
    }

    private AdoptionRow RowOf(PageReader read, Adoption adoption, MemberName? teller) => new(
        read.LinkTo(related.Get<Municipality>(adoption.MunicipalityKey)),
        adoption.Unit,
        Day(adoption),
        [.. adoption.Changes.Select(c => new ToldChange(c.Text, c.Light, read.Code(Vocabularies.TrafficLight.Key, c.Light)!))],
        adoption.Outcome,
        adoption.Culture == read.Culture ? null : Cultures.Language(adoption.Culture),
        teller is { IsErased: false } known ? known.Name : null,
        teller?.IsSample == true);

    private static DateText Day(Adoption adoption) => Dates.OfDay(adoption.AdoptedOn.ToDateTime(TimeOnly.MinValue))!;
}

/// <param name="Own">What the reader told himself, to be changed.</param>
internal sealed record ItemAdoptions(int Units, IReadOnlyList<AdoptingMunicipality> Municipalities, TileMap Map, IReadOnlyList<AdoptionRow> Told, string? Next, IReadOnlyList<OwnLink> Own);

internal sealed record AdoptingMunicipality(ItemLink Link, IReadOnlyList<string> Units);

/// <param name="Language">The value of <c>lang</c> of what was told when it is not the page's; otherwise null.</param>
/// <param name="Teller">Null when his data were erased.</param>
internal sealed record AdoptionRow(
    ItemLink? Municipality, string Unit, DateText On, IReadOnlyList<ToldChange> Changes, string? Outcome, string? Language, string? Teller, bool IsSample);

internal sealed record ToldChange(string Text, string Light, string Label);

internal sealed record MunicipalityAdoption(ItemLink Item, IReadOnlyList<AdoptingUnit> Units);

internal sealed record AdoptingUnit(string Name, DateText On);
