using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>Where an editor raises a process description into a good practice: sees what is carried over, has the draft made, looks at it and publishes it.</summary>
internal static class RaiseEndpoints
{
    public const string DoField = "tee";
    public const string Make = "luonnos";
    public const string Publish = "julkaise";
    public const string Discard = "hylkaa";

    public static void MapRaising(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(CuratingAddresses.Raise, ShowAsync, SendAsync).ForEditors();
        endpoints.MapForm(CuratingAddresses.Preview, PreviewAsync).ForEditors();
    }

    private static ProcessDescription? Process(FormContext context) => context.Get<RelatedContent>().Get<ProcessDescription>(context.Key("document"));

    private static Task<FormPage?> ShowAsync(FormContext context) => Task.FromResult(Process(context) is { } process ? Show(context, process) : null);

    private static Task<FormPage?> SendAsync(FormContext context) => Task.FromResult(Process(context) is { } process ? Send(context, process) : null);

    private static FormPage Send(FormContext context, ProcessDescription process)
    {
        var (raising, here) = (context.Get<Raising>(), CuratingAddresses.Raise.At(context.Culture, process.Key));
        switch (context[DoField])
        {
            case Make:
                return raising.Make(process.Key) is null ? Refused(context, process) : FormPage.Redirect(here);
            case Discard:
                return raising.Made(process.Key) is null || raising.Discard(process.Key) ? FormPage.Redirect(here) : Refused(context, process);
            case Publish when raising.Made(process.Key) is { } draft:
                return DraftPublishing.Publish(context, draft) is { } refused ? Show(context with { Notice = context.Text(refused.Text) }, process) with { Status = refused.Status }
                    : FormPage.Redirect(FeatureEndpoints.AddressOf(context, draft.Key));
            default:
                return Refused(context, process);
        }
    }

    private static FormPage Refused(FormContext context, ProcessDescription process) =>
        Show(context with { Notice = context.Text(InterfaceTexts.CurateRefused) }, process) with { Status = StatusCodes.Status409Conflict };

    private static FormPage Show(FormContext context, ProcessDescription process)
    {
        var draft = context.Get<Raising>().Made(process.Key);
        var title = context.Text(InterfaceTexts.CurateRaiseTitle, Names.Of(process, context.Culture));
        var languages = draft is null
            ? [.. Cultures.All.Where(process.Cultures.ContainsKey).Select(c => new DraftLanguage(c, null, false))]
            : DraftPublishing.LanguagesOf(draft, draft.AvailableCultures);
        var pilot = context.Get<RelatedContent>().Parent<Pilot>(process.Key);
        var practices = context.Get<RelatedContent>().Referring<GoodPractice>(process.Key, GoodPractice.Aliases.BasedOn).Select(p => context.Get<ItemLinks>().To(p, context.Culture)).OfType<ItemLink>();
        var shown = new RaisePage(
            title, context.Notice, pilot is null ? null : Names.Of(pilot, context.Culture),
            languages, draft is not null, draft is { Published: true }, [.. practices]);
        return new FormPage("Curating/raise", title, shown, process);
    }

    /// <summary>The draft in the page that it will have. Nobody but editors gets it, and nothing keeps it.</summary>
    private static async Task<FormPage?> PreviewAsync(FormContext context) =>
        await context.Get<IPublishedContentCache>().GetByIdAsync(context.Key("document"), preview: true) is { } draft and (GoodPractice or ProcessDescription or Collection)
            ? new FormPage(draft.ContentType.Alias, context.Text(InterfaceTexts.CuratePreviewTitle, draft.Cultures.TryGetValue(context.Culture, out var info) ? info.Name : draft.Name), draft, draft)
            : null;
}

/// <param name="Practices">The published practices that are based on the description already.</param>
internal sealed record RaisePage(string Title, string? Notice, string? Pilot, IReadOnlyList<DraftLanguage> Languages, bool HasDraft, bool IsPublished, IReadOnlyList<ItemLink> Practices);
