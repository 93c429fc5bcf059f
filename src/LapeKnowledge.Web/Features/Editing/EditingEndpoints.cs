using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Editing;

/// <summary>The editors' page: what waits for them and what they may do, as the features tell it.</summary>
internal static class EditingEndpoints
{
    public static void MapEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(EditingAddresses.Desk, ShowAsync).ForEditors();
        endpoints.MapForm(EditingAddresses.Searches, SearchesPage.ShowAsync).ForEditors();
        endpoints.MapForm(EditingAddresses.Registrations, RegistrationLists.ShowAsync).ForEditors();
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(EditingAddresses.SearchesFile.In(culture), (HttpContext http) => SearchesPage.ExportAsync(http, culture)).ForEditors();
            endpoints.MapRead(EditingAddresses.RegistrationsFile.In(culture), (HttpContext http, Guid document) => RegistrationLists.ExportAsync(http, culture, document)).ForEditors();
        }
    }

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var parts = new List<OwnPart>();
        foreach (var feature in context.Http.RequestServices.GetServices<IEditorPart>())
        {
            if (await feature.ReadAsync(context.Actor, context.Culture, context.Cancellation) is { } part)
            {
                parts.Add(part);
            }
        }

        return new FormPage("Editing/desk", context.Text(InterfaceTexts.EditingTitle), new EditingDesk([.. parts.OrderBy(p => p.Order)]));
    }
}

internal sealed record EditingDesk(IReadOnlyList<OwnPart> Parts);
