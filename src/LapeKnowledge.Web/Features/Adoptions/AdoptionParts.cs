using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>On a member's own page: what he has told, to be changed.</summary>
internal sealed class OwnAdoptions(AdoptionStore store, RelatedContent related, Texts texts) : IOwnPart
{
    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var links =
            from adoption in await store.OfMemberAsync(member.Key, cancellation)
            let name = related.ItemOf(adoption.ItemKey) is { } item ? Names.Of(item, culture) : texts.Get(culture, InterfaceTexts.AdoptionItemGone)
            select new OwnLink(AdoptionAddresses.Change.At(culture, adoption.Key), $"{name}: {adoption.Unit}", adoption.HiddenUtc is null ? null : texts.Get(culture, InterfaceTexts.AdoptionHiddenMark));
        return links.ToList() is { Count: > 0 } all ? new OwnPart(20, texts.Get(culture, InterfaceTexts.AdoptionOwnPart), all) : null;
    }
}

/// <summary>On the editors' page: how widely what is in use.</summary>
internal sealed class EditorsAdoptions(AdoptionStore store, Texts texts) : IEditorPart
{
    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var counts = await store.CountsAsync(cancellation);
        var note = texts.Format(culture, InterfaceTexts.AdoptionSum, counts.Sum(c => c.Units), counts.Count);
        return new OwnPart(20, texts.Get(culture, InterfaceTexts.AdoptionSpreadTitle), [new OwnLink(AdoptionAddresses.Spread.In(culture), texts.Get(culture, InterfaceTexts.AdoptionSpreadTitle), note)]);
    }
}

/// <summary>What a member has told is his to download. It tells of his unit, so it stays when he is erased, without his name.</summary>
internal sealed class AdoptionPersonalData(AdoptionStore store, RelatedContent related) : IPersonalData
{
    public string Part => "adoptions";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        var all = await store.OfMemberAsync(member, cancellation);
        var data = all.Select(a => new
        {
            Practice = a.ItemKey,
            PracticeName = related.NameOf(a.ItemKey, a.Culture),
            Municipality = a.MunicipalityKey,
            MunicipalityName = related.NameOf(a.MunicipalityKey, a.Culture),
            a.Unit,
            AdoptedOn = a.AdoptedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            a.Changes,
            a.Outcome,
            a.CreatedUtc,
            a.ChangedUtc,
            a.HiddenUtc,
            a.HiddenReason,
        }).ToList();
        return new PersonalDataPart(data.Count > 0 ? data : null, []);
    }

    public Task EraseAsync(Guid member, CancellationToken cancellation) => store.EraseHiddenAsync(member, cancellation);
}
