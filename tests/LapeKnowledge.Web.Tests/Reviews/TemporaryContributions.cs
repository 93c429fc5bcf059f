using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Reviews;

/// <summary>Descriptions that a test's team has sent; they are gone when it has ended.</summary>
internal sealed class TemporaryContributions(SiteFixture site) : IAsyncDisposable
{
    private readonly List<Contribution> _made = [];

    public ContributionStore Store => site.Services.GetRequiredService<ContributionStore>();

    private IContentService Contents => site.Services.GetRequiredService<IContentService>();

    /// <summary>The pilot whose descriptions they are.</summary>
    public static Guid PilotOf(SiteFixture site) => site.InContext(services => new PublishedDocuments(services).OfType<Pilot>().First().Key);

    public async Task<Contribution> SendAsync(Guid author, string name, string start, string culture = Cultures.Finnish)
    {
        var pilot = PilotOf(site);
        var document = Contents.Create(name, pilot, ProcessDescription.ModelTypeAlias);
        document.SetCultureName(name, Cultures.Finnish);
        document.SetCultureName(name, culture);
        document.SetValue(ProcessDescription.Aliases.StartingPoint, RichTexts.Of($"<p>{System.Net.WebUtility.HtmlEncode(start)}</p>").ToJsonString(), culture);
        Assert.True(Contents.Save(document).Success);
        var begun = await Store.BeginAsync(document.Key, pilot, author, culture);
        Assert.True(await Store.ChangeStateAsync(begun.Id, begun.Version, ContributionState.Sent));
        var sent = (await Store.FindAsync(begun.Id))!;
        _made.Add(sent);
        return sent;
    }

    /// <summary>The same description begun in Finnish, and not sent.</summary>
    public async Task<Contribution> BeginAsync(Contribution other, string name, string start)
    {
        var document = Document(other);
        document.SetCultureName(name, Cultures.Finnish);
        document.SetValue(ProcessDescription.Aliases.StartingPoint, RichTexts.Of($"<p>{start}</p>").ToJsonString(), Cultures.Finnish);
        Assert.True(Contents.Save(document).Success);
        var begun = await Store.BeginAsync(document.Key, other.PilotKey, other.AuthorKey, Cultures.Finnish);
        _made.Add(begun);
        return begun;
    }

    public Task ScheduleAsync(Contribution contribution, DateTime moment) => site.Services.GetRequiredService<ReviewStore>().DecideAsync(
        ReviewDecision.Of(contribution.Id, DecisionKind.Scheduled, Guid.NewGuid(), new Decided(DecisionKind.Scheduled, null, moment), "{}", TimeProvider.System.GetUtcNow().UtcDateTime), default);

    public Task<Contribution?> NowAsync(Contribution contribution) => Store.FindAsync(contribution.Id);

    public IContent Document(Contribution contribution) => Contents.GetById(contribution.DocumentKey)!;

    public void Write(Contribution contribution, string start)
    {
        var document = Document(contribution);
        document.SetValue(ProcessDescription.Aliases.StartingPoint, RichTexts.Of($"<p>{System.Net.WebUtility.HtmlEncode(start)}</p>").ToJsonString(), contribution.Culture);
        Assert.True(Contents.Save(document).Success);
    }

    /// <returns>The name.</returns>
    public string Rename(Contribution contribution, string name)
    {
        var document = Document(contribution);
        document.SetCultureName(name, contribution.Culture);
        Assert.True(Contents.Save(document).Success);
        return name;
    }

    public void Delete(Contribution contribution) => Contents.Delete(Document(contribution));

    public async ValueTask DisposeAsync()
    {
        foreach (var contribution in _made)
        {
            if (Contents.GetById(contribution.DocumentKey) is { } document)
            {
                Contents.Delete(document);
            }

            await Store.DeleteAsync(contribution.Id);
        }
    }
}
