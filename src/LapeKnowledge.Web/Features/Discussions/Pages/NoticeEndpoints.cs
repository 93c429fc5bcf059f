using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The page of what a member is told of.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(DiscussionAddresses.Notices, ShowAsync, ReadAsync).ForMembers();

    private static async Task<FormPage?> ShowAsync(FormContext context) =>
        new("Discussions/notices", context.Text(InterfaceTexts.DiscussionNotices), await context.Get<NoticeLists>().OfAsync(context.Actor, context.Culture, context.Cancellation));

    private static async Task<FormPage?> ReadAsync(FormContext context)
    {
        await context.Get<NoticeLists>().ReadAsync(context.Actor.Key, null, 0, context.Cancellation);
        return FormPage.Redirect(DiscussionAddresses.Notices.To(context.Culture));
    }
}
