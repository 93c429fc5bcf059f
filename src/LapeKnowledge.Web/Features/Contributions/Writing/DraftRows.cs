using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Descriptions in lists.</summary>
internal sealed class DraftRows(DraftDocuments documents, RelatedContent related, Texts texts, TimeProvider time)
{
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    public bool WasBegunJustNow(Contribution contribution) => time.GetUtcNow().UtcDateTime - contribution.CreatedUtc < JustNow;

    /// <returns>Those whose documents are there.</returns>
    public Task<IReadOnlyList<DraftRow>> OfAsync(IEnumerable<Contribution> contributions, string culture)
    {
        var rows =
            from contribution in contributions
            let document = documents.Find(contribution.DocumentKey)
            where document is not null
            select new DraftRow(
                ContributionAddresses.StateAt(culture, contribution.Id),
                document.GetCultureName(contribution.Culture) ?? document.Name ?? string.Empty,
                related.Get<IPublishedContent>(contribution.PilotKey) is { } pilot ? Names.Of(pilot, culture) : string.Empty,
                StateOf(contribution.State, culture),
                Cultures.NameOf(contribution.Culture),
                contribution.ChangedUtc);
        return Task.FromResult<IReadOnlyList<DraftRow>>([.. rows]);
    }

    public string StateOf(ContributionState state, string culture) => texts.Get(culture, state switch
    {
        ContributionState.Draft => InterfaceTexts.ContributionStateDraft,
        ContributionState.Sent => InterfaceTexts.ContributionStateSent,
        ContributionState.ChangesRequested => InterfaceTexts.ContributionStateChanges,
        ContributionState.Published => InterfaceTexts.ContributionStatePublished,
        _ => InterfaceTexts.ContributionStateWithdrawn,
    });
}
