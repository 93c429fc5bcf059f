using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>What editors see of adoptions: how widely what is in use, everything that was told, and where one is hidden.</summary>
internal static class AdoptionEditing
{
    public const string ReasonField = "syy";
    public const string DoField = "tee";
    public const string Hide = "piilota";
    public const string Show = "nayta";
    public const string Delete = "poista";
    private const string BeforeField = "ennen";
    private const int PageSize = 50;

    public static void MapAdoptionEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AdoptionAddresses.Spread, ShowSpreadAsync).ForEditors();
        endpoints.MapForm(AdoptionAddresses.Hide, ShowAsync, HideAsync).ForEditors();
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(AdoptionAddresses.SpreadFile.In(culture), (HttpContext http, FormPages pages) => ExportAsync(http, pages, culture)).ForEditors();
        }
    }

    private static async Task<FormPage?> ShowSpreadAsync(FormContext context)
    {
        var store = context.Get<AdoptionStore>();
        int? before = int.TryParse(context.Http.Request.Query[BeforeField], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;
        var counts = await store.CountsAsync(context.Cancellation);
        var page = await store.PageAsync(before, PageSize + 1, context.Cancellation);
        var tellers = await context.Get<MemberNames>().OfAsync(page.Select(a => a.MemberKey), context.Cancellation);
        var rows = page.Take(PageSize).Select(a => new TellingRow(
            NameOf(context, a.ItemKey), NameOf(context, a.MunicipalityKey), a.Unit, Dates.OfUtcDay(a.CreatedUtc)!,
            tellers.GetValueOrDefault(a.MemberKey).NameOr(context.Text(InterfaceTexts.AdoptionErasedMember)), a.HiddenUtc is not null, AdoptionAddresses.Hide.At(context.Culture, a.Key)));
        var next = page.Count > PageSize ? $"{AdoptionAddresses.Spread.In(context.Culture)}?{BeforeField}={page[PageSize - 1].Id.ToString(CultureInfo.InvariantCulture)}#kerrotut" : null;
        var sums = counts.Select(c => new SumRow(LinkTo(context, c.Item), NameOf(context, c.Item), c.Units, c.Municipalities, Dates.OfUtcDay(c.LatestUtc)!));
        return new FormPage("Adoptions/spread", context.Text(InterfaceTexts.AdoptionSpreadTitle), new SpreadPage([.. sums], [.. rows], next, AdoptionAddresses.SpreadFile.In(context.Culture)));
    }

    private static async Task<FormPage?> ShowAsync(FormContext context) =>
        await FindAsync(context) is { } adoption ? await ShowAsync(context, adoption, context.Notice is null ? adoption.HiddenReason ?? string.Empty : context[ReasonField], []) : null;

    private static async Task<FormPage?> HideAsync(FormContext context)
    {
        if (await FindAsync(context) is not { } adoption)
        {
            return null;
        }

        var reason = FormText.Lines(context.Fields[ReasonField]);
        var isShown = context[DoField] == Show;
        if (!isShown && context[DoField] != Delete && reason.Length is 0 or > Adoption.ReasonLength)
        {
            return await ShowAsync(context, adoption, reason, new() { [ReasonField] = context.Text(InterfaceTexts.AdoptionReasonMissing, Adoption.ReasonLength) });
        }

        _ = int.TryParse(context[AdoptionForms.VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var store = context.Get<AdoptionStore>();
        var result = context[DoField] == Delete
            ? await DeleteAsync(context, adoption, version)
            : await store.HideAsync(adoption.Key, version, context.Actor.Key, isShown ? null : reason, context.Cancellation);
        return result switch
        {
            AdoptionResult.Done => FormPage.Redirect(AdoptionAddresses.Spread.In(context.Culture)),
            AdoptionResult.Gone => null,
            _ => await ShowAsync(context with { Notice = context.Text(result == AdoptionResult.Taken ? InterfaceTexts.AdoptionToldAgain : InterfaceTexts.AdoptionChangedMeanwhile) }, adoption, reason, []) is { } page ? page with { Status = StatusCodes.Status409Conflict } : null,
        };
    }

    /// <summary>What somebody answers for and everybody sees is not an editor's to delete.</summary>
    private static async Task<AdoptionResult> DeleteAsync(FormContext context, Adoption adoption, int version) =>
        adoption.HiddenUtc is not null || IsOrphan(await context.Get<MemberNames>().OfAsync([adoption.MemberKey], context.Cancellation), adoption)
            ? await context.Get<AdoptionStore>().DeleteAsync(adoption.Key, version, context.Cancellation)
            : AdoptionResult.Changed;

    /// <summary>Whether nobody can change it any more, as its teller's account is erased.</summary>
    public static bool IsOrphan(IReadOnlyDictionary<Guid, MemberName> names, Adoption adoption) => names.GetValueOrDefault(adoption.MemberKey) is not { IsErased: false };

    private static Task<Adoption?> FindAsync(FormContext context) =>
        context.Get<AdoptionStore>().FindAsync(context.Key("adoption"), context.Cancellation);

    private static async Task<FormPage> ShowAsync(FormContext context, Adoption adoption, string reason, Dictionary<string, string> errors)
    {
        Guid[] people = adoption.HiddenBy is { } editor ? [adoption.MemberKey, editor] : [adoption.MemberKey];
        var names = await context.Get<MemberNames>().OfAsync(people, context.Cancellation);
        string NameOfMember(Guid person) => names.GetValueOrDefault(person).NameOr(context.Text(InterfaceTexts.AdoptionErasedMember));
        var hiddenBy = adoption.HiddenUtc is { } at && adoption.HiddenBy is { } by
            ? context.Text(InterfaceTexts.AdoptionHiddenBy, NameOfMember(by), Dates.OfUtcDay(at)!.Text)
            : null;
        var changes = adoption.Changes.Select(c => new ToldChange(c.Text, c.Light, context.Get<Texts>().Code(context.Culture, Vocabularies.TrafficLight.Key, c.Light)));
        var shown = new HidePage(
            NameOf(context, adoption.ItemKey), NameOf(context, adoption.MunicipalityKey), adoption.Unit, Dates.OfDay(adoption.AdoptedOn.ToDateTime(TimeOnly.MinValue))!, [.. changes], adoption.Outcome,
            Cultures.Language(adoption.Culture), NameOfMember(adoption.MemberKey), hiddenBy, adoption.Version, reason, errors, context.Notice,
            adoption.HiddenUtc is not null || IsOrphan(names, adoption));
        return new FormPage("Adoptions/hide", context.Text(InterfaceTexts.AdoptionHideTitle), shown, Status: errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, FormPages pages, string culture)
    {
        using var context = pages.Enter(culture);
        var (texts, related) = (http.RequestServices.GetRequiredService<Texts>(), http.RequestServices.GetRequiredService<RelatedContent>());
        var all = await http.RequestServices.GetRequiredService<AdoptionStore>().AllAsync(http.RequestAborted);
        string?[] heading =
        [
            texts.Get(culture, InterfaceTexts.AdoptionItem), texts.Field(culture, Pilot.Aliases.Municipality), texts.Get(culture, InterfaceTexts.AdoptionUnit), texts.Get(culture, InterfaceTexts.AdoptionDay),
            .. Vocabularies.TrafficLight.All.Select(l => texts.Code(culture, Vocabularies.TrafficLight.Key, l)), texts.Get(culture, InterfaceTexts.AdoptionOutcome), texts.Get(culture, InterfaceTexts.AdoptionHiddenMark),
        ];
        var rows = all.Select(a => (IEnumerable<string?>)[
            related.NameOf(a.ItemKey, culture), related.NameOf(a.MunicipalityKey, culture), a.Unit, a.AdoptedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            .. Vocabularies.TrafficLight.All.Select(l => string.Join("; ", a.Changes.Where(c => c.Light == l).Select(c => c.Text))), a.Outcome, a.HiddenReason]);
        return CsvFile.Of("levinneisyys.csv", [heading, .. rows]);
    }

    private static ItemLink? LinkTo(FormContext context, Guid key) => context.Get<RelatedContent>().Get<IPublishedContent>(key) is { } document ? context.Get<ItemLinks>().To(document, context.Culture) : null;

    private static string NameOf(FormContext context, Guid key) => context.Get<RelatedContent>().NameOf(key, context.Culture) ?? context.Text(InterfaceTexts.AdoptionItemGone);
}

/// <param name="Next">The address of what was told before; null on the last page.</param>
internal sealed record SpreadPage(IReadOnlyList<SumRow> Sums, IReadOnlyList<TellingRow> Told, string? Next, string File);

internal sealed record SumRow(ItemLink? Link, string Name, int Units, int Municipalities, DateText Latest);

internal sealed record TellingRow(string Item, string Municipality, string Unit, DateText ToldOn, string Teller, bool IsHidden, string Address);

/// <param name="HiddenBy">Who hid it and when, as a sentence; null when everybody sees it.</param>
/// <param name="MayDelete">Whether it is nobody's any more, or nobody sees it.</param>
internal sealed record HidePage(
    string Item, string Municipality, string Unit, DateText On, IReadOnlyList<ToldChange> Changes, string? Outcome, string Language, string Teller, string? HiddenBy, int Version, string Reason,
    Dictionary<string, string> Errors, string? Notice, bool MayDelete);
