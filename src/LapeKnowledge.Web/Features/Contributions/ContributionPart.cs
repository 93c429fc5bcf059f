using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>On a member's own page: what his pilots are writing, what waits for him, and the way to a new description.</summary>
internal sealed class ContributionPart(ContributionStore store, DraftRows rows, Texts texts) : IOwnPart
{
    private const int Order = 10;
    private const int Most = 10;

    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        if (member.Pilots.Count == 0 && !member.IsEditor)
        {
            return null;
        }

        var all = await store.OfPilotsAsync(member.Pilots.Keys, cancellation);
        var waiting = all.Where(c => c.State != ContributionState.Published).OrderByDescending(c => c.State == ContributionState.ChangesRequested).Take(Most);
        var links = (await rows.OfAsync(waiting, culture, cancellation)).Select(r => new OwnLink(r.Address, r.Name, Note(r)));
        return new OwnPart(Order, texts.Get(culture, InterfaceTexts.ContributionOwnTitle), [.. links, new OwnLink(ContributionAddresses.Choose.In(culture), texts.Get(culture, InterfaceTexts.ContributionTitle))]);
    }

    private static string Note(DraftRow row) => $"{row.State}\u00a0· {row.Pilot}\u00a0· {Dates.OfUtcDay(row.ChangedUtc)?.Text}";
}
