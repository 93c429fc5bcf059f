using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>
/// No more mail of a topic: opening the address asks, sending the form does it. Mail programs send it by themselves when their reader clicks (RFC 8058), so
/// there is neither signing in nor a form's token; the address itself is the proof.
/// </summary>
internal static class UnsubscribeEndpoints
{
    private const int MostBytes = 4096;
    private const string View = "Accounts/unsubscribe";

    public static void MapUnsubscribing(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            var pattern = AccountAddresses.Unsubscribe.In(culture);
            string Other(string token) => AccountAddresses.Unsubscribe.In(Cultures.Other(culture)).Replace("{token}", Uri.EscapeDataString(token), StringComparison.Ordinal);
            endpoints.MapRead(pattern, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, Other(token), () => Task.FromResult(Ask(http, culture, token))));
            endpoints.MapPost(pattern, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, Other(token), () => StopAsync(http, culture, token), isOpenToOthers: true))
                .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        }
    }

    private static FormPage? Ask(HttpContext http, string culture, string token)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        return http.RequestServices.GetRequiredService<UnsubscribeLinks>().Read(token) is { } link
            ? new FormPage(View, texts.Get(culture, InterfaceTexts.AccountUnsubscribeTitle), texts.Get(culture, Question(link.Topic)))
            : null;
    }

    private static async Task<FormPage?> StopAsync(HttpContext http, string culture, string token)
    {
        if (http.RequestServices.GetRequiredService<UnsubscribeLinks>().Read(token) is not { } link)
        {
            return null;
        }

        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync(http.RequestAborted);
        if (await db.Users.SingleOrDefaultAsync(m => m.Id == link.Member, http.RequestAborted) is { } member && member.Wants(link.Topic))
        {
            member.Unsubscribe(link.Topic);
            await db.SaveChangesAsync(http.RequestAborted);
        }

        var texts = http.RequestServices.GetRequiredService<Texts>();
        return FormPage.Message(texts.Get(culture, InterfaceTexts.AccountUnsubscribeTitle), texts.Get(culture, link.Topic == MailTopic.Moderation ? InterfaceTexts.DiscussionWatchMailEnded : InterfaceTexts.AccountUnsubscribed), StatusCodes.Status200OK);
    }

    private static string Question(MailTopic topic) => topic switch
    {
        MailTopic.Discussion => InterfaceTexts.AccountUnsubscribeDiscussion,
        MailTopic.Review => InterfaceTexts.AccountUnsubscribeReview,
        MailTopic.Moderation => InterfaceTexts.DiscussionWatchMailEnd,
        _ => InterfaceTexts.AccountUnsubscribeDigest,
    };
}
