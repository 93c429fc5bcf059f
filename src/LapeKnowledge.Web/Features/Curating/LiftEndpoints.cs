using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>Where an editor reads the draft of a lift and publishes it, language by language.</summary>
internal static class LiftEndpoints
{
    public const string MarkField = "luettu";
    public const string AddedField = "lisatty";

    public static void MapLifts(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(CuratingAddresses.Lift, ShowAsync, SendAsync).ForEditors();

    private static IContent? Lift(FormContext context) => context.Get<Lifts>().Find(context.Key("document"));

    private static Task<FormPage?> ShowAsync(FormContext context) => Task.FromResult(Lift(context) is { } lift ? Show(context, lift) : null);

    private static Task<FormPage?> SendAsync(FormContext context) => Task.FromResult(Lift(context) is { } lift ? Send(context, lift) : null);

    private static FormPage Send(FormContext context, IContent lift)
    {
        if (context[MarkField] != Lifts.MarkOf(lift))
        {
            return Show(context with { Notice = context.Text(InterfaceTexts.CurateRefused) }, lift) with { Status = StatusCodes.Status409Conflict };
        }

        return DraftPublishing.Publish(context, lift) is { } refused
            ? Show(context with { Notice = context.Text(refused.Text) }, lift) with { Status = refused.Status }
            : FormPage.Redirect(FeatureEndpoints.AddressOf(context, lift.Key));
    }

    private static FormPage Show(FormContext context, IContent lift)
    {
        var title = context.Text(InterfaceTexts.CurateLiftTitle, Lifts.NameOf(lift, context.Culture));
        var notice = context.Notice ?? (context.Http.Request.Query.ContainsKey(AddedField) ? context.Text(InterfaceTexts.CurateInDraft) : null);
        return new FormPage("Curating/lift", title, new LiftPage(title, notice, Lifts.MarkOf(lift), DraftPublishing.LanguagesOf(lift, Lifts.CulturesOf(lift))));
    }
}

/// <param name="Languages">Those that have something unpublished.</param>
internal sealed record LiftPage(string Title, string? Notice, string Mark, IReadOnlyList<DraftLanguage> Languages);

/// <summary>On the editors' page: the lifts that wait to be published.</summary>
internal sealed class LiftPart(Lifts lifts, Texts texts) : IEditorPart
{
    private const int Order = 15;

    public Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var links = lifts.Unpublished().Select(l => LinkTo(l, culture)).ToList();
        return Task.FromResult(links.Count == 0 ? null : new OwnPart(Order, texts.Get(culture, InterfaceTexts.CurateDrafts), links));
    }

    private OwnLink LinkTo(IContent lift, string culture) => new(
        CuratingAddresses.Lift.At(culture, lift.Key), Lifts.NameOf(lift, culture),
        texts.Format(culture, InterfaceTexts.CurateDraftLanguages, string.Join(", ", Lifts.CulturesOf(lift).Select(Cultures.NameOf))));
}
