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
/// Asks the owners of what nobody has confirmed in time: the coordinators of the pilots whose work it tells of and who wrote it, or else, and where no mail reaches any of them, the editors. Each document is asked
/// for once until somebody confirms it; each person gets one mail with all of his.
/// </summary>
internal sealed class ConfirmReminders(
    Confirmations confirmations, ReviewDateStore store, ConfirmOwners owners, MemberMails mails, SiteAddress site, IUmbracoContextFactory contexts, Texts texts, ItemLinks links) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        using var context = contexts.EnsureUmbracoContext();
        var asked = new Dictionary<Guid, List<IPublishedContent>>();
        var taken = new List<IPublishedContent>();
        var due = (await confirmations.DueAsync(cancellation)).Where(d => d.Status.AskedUtc is null).Select(d => d.Document).ToList();
        foreach (var (document, people) in await owners.OfAsync(due, cancellation))
        {
            if (people.Count == 0 || !await store.TakeForAskingAsync(document.Key, true, cancellation))
            {
                continue;
            }

            taken.Add(document);
            foreach (var person in people)
            {
                (asked.TryGetValue(person, out var all) ? all : asked[person] = []).Add(document);
            }
        }

        var (told, failed) = await TellAsync(asked, cancellation);
        if (taken.Where(d => !told.Contains(d.Key) && !failed.Contains(d.Key)).ToList() is { Count: > 0 } unheard)
        {
            told.UnionWith((await TellAsync((await owners.EditorsAsync(cancellation)).ToDictionary(e => e, _ => unheard), cancellation)).Told);
        }

        foreach (var key in taken.Select(d => d.Key).Except(told))
        {
            await store.TakeForAskingAsync(key, false, CancellationToken.None); // nobody has heard of it: it is tried again
        }
    }

    /// <returns>The documents that somebody was mailed of, and those of which it did not succeed now.</returns>
    private async Task<(HashSet<Guid> Told, HashSet<Guid> Failed)> TellAsync(Dictionary<Guid, List<IPublishedContent>> asked, CancellationToken cancellation)
    {
        HashSet<Guid> told = [], failed = [];
        foreach (var (person, documents) in asked)
        {
            switch (await mails.SendAsync(person, MailTopic.Review, culture => Write(documents, culture), cancellation))
            {
                case MailOutcome.Sent:
                    told.UnionWith(documents.Select(d => d.Key));
                    break;
                case MailOutcome.Failed:
                    failed.UnionWith(documents.Select(d => d.Key));
                    break;
            }
        }

        return (told, failed);
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

    public async Task<IReadOnlyCollection<Guid>> EditorsAsync(CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.Role >= SiteRole.Editor && m.ErasedUtc == null && m.EmailConfirmed).Select(m => m.Id).ToListAsync(cancellation);
    }
}
