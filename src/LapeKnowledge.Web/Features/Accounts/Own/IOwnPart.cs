namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a feature puts on a member's own page.</summary>
internal interface IOwnPart
{
    /// <returns>Null when there is nothing to show to this member.</returns>
    Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation);
}

/// <param name="Order">Parts stand in this order: 10 for what waits for the member, 20 for what he may do, 30 for his settings.</param>
/// <param name="Title">The heading, in the page's language.</param>
internal sealed record OwnPart(int Order, string Title, IReadOnlyList<OwnLink> Links);

/// <param name="Note">What there is to know about it, such as a number or a date; null for nothing.</param>
internal sealed record OwnLink(string Address, string Text, string? Note = null);
