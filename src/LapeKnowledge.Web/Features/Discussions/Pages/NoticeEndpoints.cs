using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <param name="Mail">For moderators: how they are mailed of what waits for them.</param>
internal sealed record NoticesShown(IReadOnlyList<NoticeShown> Notices, string? Next, FormField? Mail);

/// <summary>The page of what a member is told of.</summary>
internal static class NoticeEndpoints
{
    public const string MailAct = "posti";
    public const string RhythmField = "valvonta";

    public static void MapNotices(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(DiscussionAddresses.Notices, ShowAsync, SendAsync).ForMembers();

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var (notices, last) = await context.Get<NoticeLists>().OfAsync(context.Actor, context.Culture, context.After(), context.Cancellation);
        var mail = context.Actor.ModeratesAny() ? MailField(context, await context.Get<ModerationMails>().RhythmAsync(context.Actor.Key, context.Cancellation)) : null;
        return new FormPage("Discussions/notices", context.Text(InterfaceTexts.DiscussionNotices), new NoticesShown(notices, last is { } ended ? DiscussionAddresses.GoingOn(ended) : null, mail));
    }

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (context[WriteEndpoints.ActField] != MailAct)
        {
            await context.Get<NoticeLists>().ReadAsync(context.Actor.Key, null, 0, context.Cancellation);
        }
        else if (context.Actor.ModeratesAny() && Enum.TryParse<MailRhythm>(context[RhythmField], out var rhythm) && rhythm is MailRhythm.AtOnce or MailRhythm.Daily or MailRhythm.Never)
        {
            await context.Get<ModerationMails>().SetRhythmAsync(context.Actor.Key, rhythm, context.Cancellation);
        }

        return FormPage.Redirect(DiscussionAddresses.Notices.To(context.Culture));
    }

    private static FormField MailField(FormContext context, MailRhythm rhythm) => new(RhythmField, context.Text(InterfaceTexts.DiscussionWatchMail), rhythm.ToString())
    {
        Type = "select",
        Note = context.Text(InterfaceTexts.DiscussionWatchMailNote),
        Options =
        [
            (nameof(MailRhythm.AtOnce), context.Text(InterfaceTexts.DiscussionWatchMailAtOnce)),
            (nameof(MailRhythm.Daily), context.Text(InterfaceTexts.AccountMailDaily)),
            (nameof(MailRhythm.Never), context.Text(InterfaceTexts.AccountMailNever)),
        ],
    };
}
