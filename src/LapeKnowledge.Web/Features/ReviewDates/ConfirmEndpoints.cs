using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.ReviewDates;

/// <summary>Where a document is confirmed by one press, and the list of those that nobody has confirmed in time.</summary>
internal static class ConfirmEndpoints
{
    private const string FromField = "jono";

    public static (string Finnish, string Swedish) Confirm => ("/vahvista/{document:guid}", "/sv/bekrafta/{document:guid}");

    public static (string Finnish, string Swedish) Due => ("/toimitus/tarkistettavat", "/sv/redaktion/att-granska");

    public static void MapReviewDates(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(Confirm, ShowAsync, SendAsync).ForMembers();
        endpoints.MapForm(Due, ShowDueAsync).ForEditors();
    }

    /// <summary>What the member may not confirm does not exist for him.</summary>
    private static IPublishedContent? Document(FormContext context) =>
        context.Get<RelatedContent>().Get<IPublishedContent>(context.Key("document")) is { } document
        && Confirmations.IsKept(document) && context.Get<Confirmations>().MayConfirm(context.Actor, document) ? document : null;

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        if (Document(context) is not { } document)
        {
            return null;
        }

        var status = await context.Get<Confirmations>().StatusAsync(document, context.Cancellation);
        var title = context.Text(InterfaceTexts.ConfirmTitle, Names.Of(document, context.Culture));
        return new FormPage("ReviewDates/confirm", title, new ConfirmPage(title, context.Notice, context.Get<ItemLinks>().To(document, context.Culture), Text(status.Confirmed), Text(status.Due)!), document);
    }

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (Document(context) is not { } document)
        {
            return null;
        }

        await context.Get<Confirmations>().ConfirmAsync(document, context.Actor.Key, context.Cancellation);
        return FormPage.Redirect(context[FromField].Length > 0 && context.Actor.IsEditor ? Due.In(context.Culture) : context.Get<ItemLinks>().To(document, context.Culture)?.Url ?? "/");
    }

    private static async Task<FormPage?> ShowDueAsync(FormContext context)
    {
        var due = await context.Get<Confirmations>().DueAsync(context.Cancellation);
        var rows =
            from entry in due
            let link = context.Get<ItemLinks>().To(entry.Document, context.Culture)
            where link is not null
            select new DueRow(link, context.Get<Texts>().Type(context.Culture, entry.Document.ContentType.Alias), Text(entry.Status.Due)!, entry.Status.AskedUtc is { } asked ? Dates.OfUtcDay(asked) : null, Confirm.At(context.Culture, entry.Document.Key));
        return new FormPage("ReviewDates/due", context.Text(InterfaceTexts.ConfirmDueTitle), new DuePage([.. rows]));
    }

    private static DateText? Text(DateOnly? day) => day is { } known ? Dates.OfDay(known.ToDateTime(TimeOnly.MinValue)) : null;
}

/// <param name="Confirmed">Null when nobody has confirmed it here.</param>
internal sealed record ConfirmPage(string Title, string? Notice, ItemLink? Link, DateText? Confirmed, DateText Due);

internal sealed record DuePage(IReadOnlyList<DueRow> Rows);

/// <param name="Asked">When the owner was asked; null when he has not been.</param>
internal sealed record DueRow(ItemLink Link, string Type, DateText Due, DateText? Asked, string Address);

/// <summary>On the editors' page: what nobody has confirmed in time.</summary>
internal sealed class DuePart(Confirmations confirmations, Texts texts) : IEditorPart
{
    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var due = await confirmations.DueAsync(cancellation);
        return new OwnPart(10, texts.Get(culture, InterfaceTexts.ConfirmDueTitle), [new OwnLink(ConfirmEndpoints.Due.In(culture), texts.Get(culture, InterfaceTexts.ConfirmDueOpen), texts.Format(culture, InterfaceTexts.ConfirmDueNote, due.Count))]);
    }
}
