using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>What was taken into use, for the weekly digest.</summary>
internal sealed class AdoptionDigest(AdoptionStore store, RelatedContent related, DigestSubjects subjects, ItemLinks links, Texts texts) : IDigestPart
{
    public int Order => 20;

    public string Heading => InterfaceTexts.DigestAdoptions;

    public async Task<IReadOnlyList<DigestItem>> ReadAsync(DateTime fromUtc, DateTime toUtc, CancellationToken cancellation)
    {
        var found =
            from adoption in await store.BetweenAsync(fromUtc, toUtc, cancellation)
            let item = related.ItemOf(adoption.ItemKey)
            let municipality = related.Get<Municipality>(adoption.MunicipalityKey)
            where item is not null && municipality is not null
            select new DigestItem(subjects.Of(item).Union(subjects.Of(municipality)).ToHashSet(), (culture, reading) => links.To(item, reading) is { } link
                ? (texts.Format(culture, InterfaceTexts.DigestAdoption, link.Name, adoption.Unit, Names.Of(municipality, culture)), $"{link.Url}#{AdoptionAddresses.Part}")
                : null)
            {
                NotFor = adoption.MemberKey,
                Cultures = [.. Cultures.All.Where(item.Cultures.ContainsKey)],
            };
        return [.. found];
    }
}
