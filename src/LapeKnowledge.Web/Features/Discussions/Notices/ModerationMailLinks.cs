using System.Buffers.Text;
using System.Security.Cryptography;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The addresses by which a moderator gets no more mail of what waits. Only this site can make one.</summary>
internal sealed class ModerationMailLinks(IDataProtectionProvider protection, SiteAddress site)
{
    private const int KeyBytes = 16;
    private readonly IDataProtector _protector = protection.CreateProtector("LapeKnowledge.ModerationMail.v1");

    public Uri Absolute(Guid member, string culture) => site.Absolute(DiscussionAddresses.WatchMail.To(culture, Base64Url.EncodeToString(_protector.Protect(member.ToByteArray()))));

    /// <returns>The member; null for what this site has not made.</returns>
    public Guid? Read(string token)
    {
        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(token)) is { Length: KeyBytes } member ? new Guid(member) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>
/// No more mail of what waits: opening the address asks, sending the form does it. Mail programs send it by themselves when their reader clicks (RFC 8058), so
/// there is neither signing in nor a form's token; the address itself is the proof.
/// </summary>
internal static class ModerationMailEndpoints
{
    private const int MostBytes = 4096;

    public static void MapModerationMail(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            var pattern = DiscussionAddresses.WatchMail.In(culture);
            string Other(string token) => DiscussionAddresses.WatchMail.To(Cultures.Other(culture), token);
            endpoints.MapRead(pattern, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, Other(token), () => Task.FromResult(Ask(http, culture, token))));
            endpoints.MapPost(pattern, (string token, HttpContext http, FormPages pages) => pages.RunAsync(http, culture, Other(token), () => StopAsync(http, culture, token)))
                .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        }
    }

    private static FormPage? Ask(HttpContext http, string culture, string token)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        return http.RequestServices.GetRequiredService<ModerationMailLinks>().Read(token) is null
            ? null
            : new FormPage("Accounts/unsubscribe", texts.Get(culture, InterfaceTexts.AccountUnsubscribeTitle), texts.Get(culture, InterfaceTexts.DiscussionWatchMailEnd));
    }

    private static async Task<FormPage?> StopAsync(HttpContext http, string culture, string token)
    {
        if (http.RequestServices.GetRequiredService<ModerationMailLinks>().Read(token) is not { } member)
        {
            return null;
        }

        await http.RequestServices.GetRequiredService<ModerationMails>().SetRhythmAsync(member, MailRhythm.Never, http.RequestAborted);
        var texts = http.RequestServices.GetRequiredService<Texts>();
        return FormPage.Message(texts.Get(culture, InterfaceTexts.AccountUnsubscribeTitle), texts.Get(culture, InterfaceTexts.DiscussionWatchMailEnded), StatusCodes.Status200OK);
    }
}
