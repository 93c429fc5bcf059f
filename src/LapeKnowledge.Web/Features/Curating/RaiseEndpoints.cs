using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>Where an editor raises a process description into a good practice: sees what is carried over, has the draft made, looks at it and publishes it.</summary>
internal static class RaiseEndpoints
{
    public const string DoField = "tee";
    public const string CultureField = "kieli";
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

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (Process(context) is not { } process)
        {
            return null;
        }

        var (raising, here) = (context.Get<Raising>(), CuratingAddresses.Raise.At(context.Culture, process.Key));
        switch (context[DoField])
        {
            case Make:
                return raising.Make(process.Key) is null ? Refused(context, process) : FormPage.Redirect(here);
            case Discard:
                return raising.Made(process.Key) is null || raising.Discard(process.Key) ? FormPage.Redirect(here) : Refused(context, process);
            case Publish when raising.Made(process.Key) is { } draft:
                var cultures = context.Fields[CultureField].Where(c => draft.AvailableCultures.Contains(c)).OfType<string>().ToList();
                if (cultures.Count == 0)
                {
                    return Show(context with { Notice = context.Text(InterfaceTexts.CurateLanguageMissing) }, process) with { Status = StatusCodes.Status422UnprocessableEntity };
                }

                var done = await context.Get<IContentPublishingService>().PublishAsync(draft.Key, [.. cultures.Select(c => new CulturePublishScheduleModel { Culture = c })], Constants.Security.SuperUserKey);
                return done.Success && context.Get<RelatedContent>().Get<GoodPractice>(draft.Key) is { } practice && context.Get<ItemLinks>().To(practice, context.Culture) is { } link
                    ? FormPage.Redirect(link.Url)
                    : Refused(context, process);
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
        var languages = (draft?.AvailableCultures ?? process.Cultures.Keys).Where(Cultures.All.Contains).OrderBy(c => c == Cultures.Finnish ? 0 : 1);
        var pilot = context.Get<RelatedContent>().Parent<Pilot>(process.Key);
        var practices = context.Get<RelatedContent>().Referring<GoodPractice>(process.Key, GoodPractice.Aliases.BasedOn).Select(p => context.Get<ItemLinks>().To(p, context.Culture)).OfType<ItemLink>();
        var shown = new RaisePage(
            title, context.Notice, pilot is null ? null : Names.Of(pilot, context.Culture),
            [.. languages.Select(c => new RaisedLanguage(c, draft is null ? null : CuratingAddresses.Preview.At(c, draft.Key), draft?.PublishedCultures.Contains(c) == true))],
            draft is not null, draft is { Published: true }, [.. practices]);
        return new FormPage("Curating/raise", title, shown, process);
    }

    /// <summary>The draft in the page that it will have. Nobody but editors gets it, and nothing keeps it.</summary>
    private static async Task<FormPage?> PreviewAsync(FormContext context) =>
        await context.Get<IPublishedContentCache>().GetByIdAsync(context.Key("document"), preview: true) is { } draft and (GoodPractice or ProcessDescription)
            ? new FormPage(draft.ContentType.Alias, context.Text(InterfaceTexts.CuratePreviewTitle, draft.Cultures.TryGetValue(context.Culture, out var info) ? info.Name : draft.Name), draft, draft)
            : null;
}

/// <param name="Practices">The published practices that are based on the description already.</param>
internal sealed record RaisePage(string Title, string? Notice, string? Pilot, IReadOnlyList<RaisedLanguage> Languages, bool HasDraft, bool IsPublished, IReadOnlyList<ItemLink> Practices);

/// <param name="Preview">Null before there is a draft.</param>
internal sealed record RaisedLanguage(string Culture, string? Preview, bool IsPublished);
