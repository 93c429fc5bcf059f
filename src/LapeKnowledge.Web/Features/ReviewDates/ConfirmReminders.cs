using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.ReviewDates;

/// <summary>
/// Asks the owners of what nobody has confirmed in time: the coordinators of the pilots whose work it tells of and who wrote it, or else the editors. Each document is asked
/// for once until somebody confirms it; each person gets one mail with all of his.
/// </summary>
internal sealed class ConfirmReminders(
    Confirmations confirmations, ReviewDateStore store, ConfirmOwners owners, MemberMails mails, SiteAddress site, IUmbracoContextFactory contexts, Texts texts, ItemLinks links) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        using var context = contexts.EnsureUmbracoContext();
        var asked = new Dictionary<Guid, List<IPublishedContent>>();
        var due = (await confirmations.DueAsync(cancellation)).Where(d => d.Status.AskedUtc is null).Select(d => d.Document).ToList();
        foreach (var (document, people) in await owners.OfAsync(due, cancellation))
        {
            if (people.Count == 0 || !await store.TakeForAskingAsync(document.Key, true, cancellation))
            {
                continue;
            }

            foreach (var person in people)
            {
                (asked.TryGetValue(person, out var all) ? all : asked[person] = []).Add(document);
            }
        }

        var told = new HashSet<Guid>();
        foreach (var (person, documents) in asked)
        {
            if (await mails.SendAsync(person, MailTopic.Review, culture => Write(documents, culture), cancellation) != MailOutcome.Failed)
            {
                told.UnionWith(documents.Select(d => d.Key));
            }
        }

        foreach (var key in asked.Values.SelectMany(d => d).Select(d => d.Key).Distinct().Except(told))
        {
            await store.TakeForAskingAsync(key, false, CancellationToken.None); // nobody has heard of it: it is tried again
        }
    }

    private (string, string) Write(List<IPublishedContent> documents, string culture)
    {
        var lines = documents.Select(d => $"- {links.To(d, culture)?.Name}\n  {site.Absolute(ConfirmEndpoints.Confirm.At(culture, d.Key))}");
        return (texts.Get(culture, InterfaceTexts.ConfirmMailSubject), $"{texts.Get(culture, InterfaceTexts.ConfirmMail)}\n\n{string.Join('\n', lines)}");
    }
}

/// <summary>Who answers for a document.</summary>
internal sealed class ConfirmOwners(Confirmations confirmations, PilotTeams teams, ContributionStore contributions, IDbContextFactory<AccountsDbContext> accounts)
{
    public async Task<IReadOnlyList<(IPublishedContent Document, IReadOnlyCollection<Guid> People)>> OfAsync(IReadOnlyCollection<IPublishedContent> documents, CancellationToken cancellation)
    {
        var authors = await contributions.AuthorsAsync([.. documents.Select(d => d.Key)], cancellation);
        IReadOnlyCollection<Guid>? editors = null;
        var all = new List<(IPublishedContent, IReadOnlyCollection<Guid>)>();
        foreach (var document in documents)
        {
            var owners = new HashSet<Guid>();
            foreach (var pilot in confirmations.Pilots(document))
            {
                owners.UnionWith((await teams.OfAsync(pilot, cancellation)).Where(t => t.Role == PilotRole.Coordinator || authors[document.Key].Contains(t.Member)).Select(t => t.Member));
            }

            all.Add((document, owners.Count > 0 ? owners : editors ??= await EditorsAsync(cancellation)));
        }

        return all;
    }

    private async Task<IReadOnlyCollection<Guid>> EditorsAsync(CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.Role >= SiteRole.Editor && m.ErasedUtc == null && m.EmailConfirmed).Select(m => m.Id).ToListAsync(cancellation);
    }
}
