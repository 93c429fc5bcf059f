namespace LapeKnowledge.Web.Features.Contributions;

internal static class ContributionStates
{
    /// <summary>Whether one state may follow another: the team sends and takes back, editors ask for changes and publish.</summary>
    public static bool MayBecome(this ContributionState from, ContributionState to) => (from, to) switch
    {
        (ContributionState.Draft or ContributionState.ChangesRequested or ContributionState.Withdrawn, ContributionState.Sent) => true,
        (ContributionState.Sent or ContributionState.ChangesRequested, ContributionState.Withdrawn) => true,
        (ContributionState.Sent, ContributionState.ChangesRequested or ContributionState.Published) => true,
        (ContributionState.Published, ContributionState.Draft) => true,
        _ => false,
    };
}
