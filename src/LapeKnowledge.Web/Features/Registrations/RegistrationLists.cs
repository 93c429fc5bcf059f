using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>Who has registered to which event, for those who organise them.</summary>
internal static class RegistrationLists
{
    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var (store, related) = (context.Get<RegistrationStore>(), context.Get<RelatedContent>());
        var rows = new List<RegistrationList>();
        foreach (var key in await store.EventsAsync(context.Cancellation))
        {
            // a list is there also when its event is not published any more
            var item = related.Get<Event>(key);
            rows.Add(new RegistrationList(
                item is null ? context.Text(InterfaceTexts.EditingEventGone) : Names.Of(item, context.Culture),
                item is null ? null : context.Get<ItemLinks>().To(item, context.Culture),
                item is null ? default : item.StartDate,
                item is null ? null : context.Get<Dates>().Of(context.Culture, item.StartDate),
                item?.RegistrationCapacity ?? 0,
                await store.SeatsAsync(key, context.Cancellation),
                EditingAddresses.RegistrationsFile.At(context.Culture, key)));
        }

        return new FormPage("Editing/registrations", context.Text(InterfaceTexts.EditingRegistrations), new RegistrationListsShown([.. rows.OrderByDescending(r => r.Start)]));
    }

    public static async Task<IResult> ExportAsync(HttpContext http, string culture, Guid document)
    {
        var (texts, pages) = (http.RequestServices.GetRequiredService<Texts>(), http.RequestServices.GetRequiredService<FormPages>());
        using var context = pages.Enter(culture);
        var all = await http.RequestServices.GetRequiredService<RegistrationStore>().AllAsync(document, http.RequestAborted);
        if (all.Count == 0 && http.RequestServices.GetRequiredService<RelatedContent>().Get<Event>(document) is null)
        {
            return Results.NotFound();
        }

        string[] heading =
        [
            texts.Get(culture, InterfaceTexts.RegisterName), texts.Get(culture, InterfaceTexts.RegisterEmail), texts.Get(culture, InterfaceTexts.EditingRegistrationPlace),
            texts.Get(culture, InterfaceTexts.SearchLanguage), texts.Get(culture, InterfaceTexts.EditingRegistrationWhen),
        ];
        var rows = all.Select(r => (IEnumerable<string?>)[
            r.Name, r.Email, texts.Get(culture, r.HasPlace ? InterfaceTexts.EditingRegistrationHasPlace : InterfaceTexts.EditingRegistrationWaits), Cultures.Language(r.Culture),
            r.CreatedUtc.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)]);
        return CsvFile.Of("ilmoittautuneet.csv", [heading, .. rows]);
    }
}

internal sealed record RegistrationListsShown(IReadOnlyList<RegistrationList> Lists);

/// <param name="Capacity">0 for no limit.</param>
internal sealed record RegistrationList(string Name, ItemLink? Link, DateTime Start, DateText? When, int Capacity, Seats Seats, string File);
