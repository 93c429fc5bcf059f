using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>That a person began a description. The description is the pilot's, and stays without his name.</summary>
internal sealed class ContributionPersonalData(ContributionStore store, DraftStore drafts) : IPersonalData
{
    public string Part => "descriptions";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        var own = await store.OfAuthorAsync(member, cancellation);
        return new PersonalDataPart(
            own.Count == 0 ? null : own.Select(c => new { c.PilotKey, c.DocumentKey, c.Culture, State = c.State.ToString(), c.CreatedUtc, c.ChangedUtc, c.SentUtc, drafts.Read(c)?.Texts, drafts.Read(c)?.Steps }), []);
    }

    public Task EraseAsync(Guid member, CancellationToken cancellation) => store.ForgetAuthorAsync(member, cancellation);
}
