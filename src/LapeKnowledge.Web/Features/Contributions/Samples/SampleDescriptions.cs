using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>What the sample coordinator of the demonstration is writing, each marked as an example.</summary>
internal sealed class SampleDescriptions(ContributionStore store, DraftStore drafts, DraftDocuments documents, PilotTeams teams) : IDemoPart
{
    private const int AfterAccounts = 60;

    public int Order => AfterAccounts;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        var own = await teams.OfMemberAsync(DemoMembers.Coordinator, cancellation);
        if (own.Count == 0 || (await store.OfAuthorAsync(DemoMembers.Coordinator, cancellation)).Count > 0)
        {
            return;
        }

        foreach (var sample in SampleDescription.All)
        {
            await AddAsync(own[0].Pilot, sample, cancellation);
        }
    }

    private async Task AddAsync(Guid pilot, SampleDescription sample, CancellationToken cancellation)
    {
        var texts = new DraftForm(DraftFields.Start, sample.Texts, null, new Dictionary<string, string>());
        if (await drafts.BeginAsync(pilot, DemoMembers.Coordinator, sample.Culture, texts, cancellation) is not { } begun)
        {
            return; // the pilot is gone
        }

        var marks = new Dictionary<string, string> { [DraftFields.StepsField] = drafts.Read(begun)!.MarkOf(DraftFields.StepsField) };
        await drafts.SaveAsync(begun.Id, new DraftForm(DraftFields.Steps, new Dictionary<string, string>(), sample.Steps, marks), cancellation);
        var document = documents.Find(begun.DocumentKey)!;
        document.SetValue(Sourced.Aliases.IsExample, true);
        documents.Save(document);
        if (sample.State != begun.State)
        {
            await store.ChangeStateAsync(begun.Id, begun.Version, sample.State, cancellation);
        }
    }
}
