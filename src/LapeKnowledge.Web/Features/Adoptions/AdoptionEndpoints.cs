using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>Where a member tells that his unit has taken a practice or a tool into use, and changes or takes back what he told.</summary>
internal static class AdoptionEndpoints
{
    private const string View = "Adoptions/tell";

    public static void MapAdoptions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AdoptionAddresses.Tell, ShowNewAsync, TellAsync).ForMembers();
        endpoints.MapForm(AdoptionAddresses.Change, ShowOwnAsync, ChangeAsync).ForMembers();
        endpoints.MapForm(AdoptionAddresses.Withdraw, show: null, WithdrawAsync).ForMembers();
        endpoints.MapAdoptionEditing();
    }

    /// <summary>The practice or tool; null for any other document, and for what is not published.</summary>
    public static IPublishedContent? ItemOf(this RelatedContent related, Guid key) => related.Get<IPublishedContent>(key) is GoodPractice or Tool ? related.Get<IPublishedContent>(key) : null;

    private static async Task<FormPage?> ShowNewAsync(FormContext context)
    {
        if (context.Get<RelatedContent>().ItemOf(context.Key("item")) is not { } item)
        {
            return null;
        }

        if (context.Notice is not null)
        {
            return Show(context, item, null, AdoptionFields.Sent(context.Fields), []);
        }

        await using var accounts = await context.Get<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync(context.Cancellation);
        var own = await accounts.Users.Where(m => m.Id == context.Actor.Key).Select(m => new { m.Unit, m.MunicipalityKey }).SingleAsync(context.Cancellation);
        var fields = AdoptionFields.Sent(FormCollection.Empty) with { Unit = own.Unit ?? string.Empty, Municipality = own.MunicipalityKey?.ToString() ?? string.Empty };
        return Show(context, item, null, fields, []);
    }

    private static async Task<FormPage?> TellAsync(FormContext context)
    {
        if (context.Get<RelatedContent>().ItemOf(context.Key("item")) is not { } item)
        {
            return null;
        }

        var fields = AdoptionFields.Sent(context.Fields);
        var (told, errors) = context.Get<AdoptionForms>().Read(fields, context.Culture);
        if (told is not null && await AddAsync(context, item.Key, told) != AdoptionResult.Done)
        {
            errors[AdoptionForms.UnitField] = context.Text(InterfaceTexts.AdoptionUnitTaken);
        }

        return errors.Count > 0 ? Show(context, item, null, fields, errors) : Back(context, item);
    }

    private static async Task<AdoptionResult> AddAsync(FormContext context, Guid item, ToldAdoption told)
    {
        var (store, member) = (context.Get<AdoptionStore>(), context.Actor.Key);
        var result = await store.AddAsync(item, member, told, context.Culture, context.Cancellation);
        return result == AdoptionResult.Taken && await store.OfUnitAsync(item, told, context.Cancellation) is { } known
            && AdoptionEditing.IsOrphan(await context.Get<MemberNames>().OfAsync([known.MemberKey], context.Cancellation), known)
                ? await store.TakeOverAsync(known.Key, known.Version, member, told, context.Culture, context.Cancellation)
                : result;
    }

    private static async Task<FormPage?> ShowOwnAsync(FormContext context)
    {
        var own = await OwnAsync(context);
        return own is null ? null : Show(context, Item(context, own), own, context.Notice is null ? AdoptionFields.Of(own) : AdoptionFields.Sent(context.Fields), []);
    }

    private static async Task<FormPage?> ChangeAsync(FormContext context)
    {
        if (await OwnAsync(context) is not { } own)
        {
            return null;
        }

        var fields = AdoptionFields.Sent(context.Fields);
        var (told, errors) = context.Get<AdoptionForms>().Read(fields, context.Culture);
        if (told is null)
        {
            return Show(context, Item(context, own), own, fields, errors);
        }

        _ = int.TryParse(context[AdoptionForms.VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        switch (await context.Get<AdoptionStore>().ChangeAsync(own.Key, version, context.Actor.Key, told, context.Culture, context.Cancellation))
        {
            case AdoptionResult.Done:
                return Back(context, Item(context, own));
            case AdoptionResult.Gone:
                return null;
            case AdoptionResult.Taken:
                errors[AdoptionForms.UnitField] = context.Text(InterfaceTexts.AdoptionUnitTaken);
                return Show(context, Item(context, own), own, fields, errors);
            default:
                // what was typed stays, over what is now kept: to send it again is to mean it
                var changed = context with { Notice = context.Text(InterfaceTexts.AdoptionChangedMeanwhile) };
                return Show(changed, Item(context, own), own, fields, []) with { Status = StatusCodes.Status409Conflict };
        }
    }

    private static async Task<FormPage?> WithdrawAsync(FormContext context)
    {
        // who presses twice has withdrawn it once; whose it is not is told nothing else
        return await OwnAsync(context) is { } own && await context.Get<AdoptionStore>().WithdrawAsync(own.Key, context.Actor.Key, context.Cancellation)
            ? Back(context, Item(context, own))
            : null;
    }

    /// <summary>What others told does not exist for him.</summary>
    private static async Task<Adoption?> OwnAsync(FormContext context) =>
        await context.Get<AdoptionStore>().FindAsync(context.Key("adoption"), context.Cancellation) is { } adoption && adoption.MemberKey == context.Actor.Key ? adoption : null;

    private static IPublishedContent? Item(FormContext context, Adoption adoption) => context.Get<RelatedContent>().ItemOf(adoption.ItemKey);

    private static FormPage Back(FormContext context, IPublishedContent? item) => FormPage.Redirect(
        item is not null && context.Get<ItemLinks>().To(item, context.Culture) is { } link ? $"{link.Url}#{AdoptionAddresses.Part}" : AccountAddresses.Own.In(context.Culture));

    private static FormPage Show(FormContext context, IPublishedContent? item, Adoption? own, AdoptionFields fields, Dictionary<string, string> errors)
    {
        var name = item is null ? context.Text(InterfaceTexts.AdoptionItemGone) : Names.Of(item, context.Culture);
        var municipalities = context.Get<AdoptionForms>().Municipalities(context.Culture).Select(m => (m.Key.ToString(), Names.Of(m, context.Culture)));
        var lights = Vocabularies.TrafficLight.All.Select(l => (l, context.Get<Texts>().Code(context.Culture, Vocabularies.TrafficLight.Key, l)));
        var title = context.Text(own is null ? InterfaceTexts.AdoptionTitle : InterfaceTexts.AdoptionOwnTitle, name);
        var back = item is null ? null : context.Get<ItemLinks>().To(item, context.Culture);
        var shown = new AdoptionFormPage(title, fields, errors, context.Notice, [.. municipalities], [.. lights], own?.Version ?? 0, back)
        {
            Withdraw = own is null ? null : AdoptionAddresses.Withdraw.At(context.Culture, own.Key),
            Hidden = own?.HiddenReason,
        };
        return new FormPage(View, errors.Count > 0 ? context.Text(InterfaceTexts.FormWrongTitle, title) : title, shown, item, errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <summary>What the form shows.</summary>
/// <param name="Back">The practice or tool; null when it is not there any more.</param>
internal sealed record AdoptionFormPage(
    string Title,
    AdoptionFields Fields,
    Dictionary<string, string> Errors,
    string? Notice,
    IReadOnlyList<(string Value, string Label)> Municipalities,
    IReadOnlyList<(string Value, string Label)> Lights,
    int Version,
    ItemLink? Back)
{
    /// <summary>Where it is taken back; null for what is not told yet.</summary>
    public string? Withdraw { get; init; }

    /// <summary>Why an editor has hidden it; null when everybody sees it.</summary>
    public string? Hidden { get; init; }
}
