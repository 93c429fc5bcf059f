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
        foreach (var (document, status) in await confirmations.DueAsync(cancellation))
        {
            if (status.AskedUtc is not null || await owners.OfAsync(document, cancellation) is not { Count: > 0 } people || !await store.TakeForAskingAsync(document.Key, true, cancellation))
            {
                continue;
            }

            foreach (var person in people)
            {
                (asked.TryGetValue(person, out var all) ? all : asked[person] = []).Add(document);
            }
        }

        foreach (var (person, documents) in asked)
        {
            await mails.SendAsync(person, MailTopic.Review, culture => Write(documents, culture), cancellation);
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
    public async Task<IReadOnlyList<Guid>> OfAsync(IPublishedContent document, CancellationToken cancellation)
    {
        var (owners, authors) = (new HashSet<Guid>(), await AuthorsAsync(document, cancellation));
        foreach (var pilot in confirmations.Pilots(document))
        {
            owners.UnionWith((await teams.OfAsync(pilot, cancellation)).Where(t => t.Role == PilotRole.Coordinator || authors.Contains(t.Member)).Select(t => t.Member));
        }

        if (owners.Count > 0)
        {
            return [.. owners];
        }

        await using var db = await accounts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.Role >= SiteRole.Editor && m.ErasedUtc == null && m.EmailConfirmed).Select(m => m.Id).ToListAsync(cancellation);
    }

    /// <summary>Who described it, in any language.</summary>
    private async Task<HashSet<Guid>> AuthorsAsync(IPublishedContent document, CancellationToken cancellation)
    {
        var authors = new HashSet<Guid>();
        foreach (var culture in document.Cultures.Keys)
        {
            if (await contributions.FindAsync(document.Key, culture, cancellation) is { } contribution)
            {
                authors.Add(contribution.AuthorKey);
            }
        }

        return authors;
    }
}
