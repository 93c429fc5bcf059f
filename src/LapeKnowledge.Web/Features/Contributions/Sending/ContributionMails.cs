using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Tells the editors that a description waits for them.</summary>
internal sealed class ContributionMails(IDbContextFactory<AccountsDbContext> accounts, MemberMails mails, SiteAddress site, RelatedContent related, Texts texts)
{
    private const int Most = 50;

    public async Task TellEditorsAsync(Contribution contribution, string name, CancellationToken cancellation)
    {
        foreach (var editor in await EditorsAsync(cancellation))
        {
            await mails.SendAsync(editor, MailTopic.Review, culture => Write(contribution, name, culture), cancellation);
        }
    }

    private (string Subject, string Text) Write(Contribution contribution, string name, string culture)
    {
        var pilot = related.Get<IPublishedContent>(contribution.PilotKey) is { } found ? Names.Of(found, culture) : string.Empty;
        var address = site.Absolute(ReviewAddresses.One.At(culture, contribution.Id));
        return (texts.Format(culture, InterfaceTexts.ContributionMailSubject, name), texts.Format(culture, InterfaceTexts.ContributionMailText, name, pilot, address));
    }

    /// <summary>Those who look after the queue, whatever mail they want.</summary>
    public async Task<IReadOnlyList<Guid>> EditorsAsync(CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.Role >= SiteRole.Editor && m.ErasedUtc == null).OrderBy(m => m.JoinedUtc).Select(m => m.Id).Take(Most).ToListAsync(cancellation);
    }
}
