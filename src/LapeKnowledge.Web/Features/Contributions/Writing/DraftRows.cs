using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Descriptions in lists.</summary>
internal sealed class DraftRows(DraftDocuments documents, RelatedContent related, DraftStates states, TimeProvider time)
{
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    public bool WasBegunJustNow(Contribution contribution) => time.GetUtcNow().UtcDateTime - contribution.CreatedUtc < JustNow;

    /// <returns>Those whose documents are there.</returns>
    public async Task<IReadOnlyList<DraftRow>> OfAsync(IEnumerable<Contribution> contributions, string culture, CancellationToken cancellation)
    {
        var all = contributions.ToList();
        var decisions = await states.DecisionsAsync(all, cancellation);
        var rows =
            from contribution in all
            let document = documents.Find(contribution.DocumentKey)
            where document is not null
            select new DraftRow(
                ContributionAddresses.StateAt(culture, contribution.Id),
                document.GetCultureName(contribution.Culture) ?? document.Name ?? string.Empty,
                related.Get<IPublishedContent>(contribution.PilotKey) is { } pilot ? Names.Of(pilot, culture) : string.Empty,
                states.StateOf(contribution, decisions.GetValueOrDefault(contribution.Id), culture),
                Cultures.NameOf(contribution.Culture),
                contribution.ChangedUtc);
        return [.. rows];
    }
}
