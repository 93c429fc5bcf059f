using System.Net;
using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contacts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Leaflets;

/// <summary>A practice on one sheet of A4, for the wall of the staff room: what, why, how, whom to ask, and a code that leads to the whole.</summary>
internal static partial class LeafletEndpoints
{
    private const int SectionLength = 420;
    private const int StepLength = 150;
    private const int MostSteps = 6;
    private const int MostContacts = 3;

    public static (string Finnish, string Swedish) Address => ("/esite/{document:guid}", "/sv/broschyr/{document:guid}");

    public static void MapLeaflets(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(Address.In(culture), (HttpContext http, FormPages pages, Guid document) =>
                pages.RunAsync(http, culture, Address.At(Cultures.Other(culture), document), () => Task.FromResult(Show(http, culture, document))));
        }
    }

    private static FormPage? Show(HttpContext http, string culture, Guid key)
    {
        var related = http.RequestServices.GetRequiredService<RelatedContent>();
        if (related.Get<GoodPractice>(key) is not { } practice || http.RequestServices.GetRequiredService<ItemLinks>().To(practice, culture) is not { } link)
        {
            return null;
        }

        var read = http.RequestServices.GetRequiredService<PageReaders>().In(culture);
        var address = new Uri(MachineEndpoints.Origin(http) + link.Url);
        var steps = read.Blocks<GoodPracticeStep>(practice, GoodPractice.Aliases.Steps);
        TextSection?[] sections =
        [
            Section(read, InterfaceTexts.LeafletWhat, read.Html(practice, GoodPractice.Aliases.CoreIdea) ?? read.Html(practice, Describable.Aliases.Body)),
            Section(read, InterfaceTexts.LeafletWhy, read.Html(practice, GoodPractice.Aliases.Problem)),
        ];
        TextSection?[] after =
        [
            Section(read, InterfaceTexts.LeafletNeeds, read.Html(practice, GoodPractice.Aliases.Resources)),
            Section(read, InterfaceTexts.LeafletResults, read.Html(practice, GoodPractice.Aliases.Results)),
        ];
        var title = Names.Of(practice, culture);
        var shown = new Leaflet(
            title, read.Text(practice, Describable.Aliases.Summary), [.. sections.OfType<TextSection>()],
            [.. (steps?.Value ?? []).Take(MostSteps).Select(s => new LeafletStep(s.Who, Short(PageReader.ToHtml(s.What), StepLength), s.When))], Math.Max(0, (steps?.Value.Count ?? 0) - MostSteps), steps?.Language,
            [.. after.OfType<TextSection>()], Contacts(read, related, practice), read.Text(practice, Licensed.Aliases.Publisher)?.Value, practice.IsExample, link, address, QrPath.Of(address.AbsoluteUri), Cultures.Language(culture));
        return new FormPage("Leaflets/leaflet", read.Interface(InterfaceTexts.LeafletTitle, title), shown, practice);
    }

    private static TextSection? Section(PageReader read, string heading, Localized<IHtmlContent>? html) =>
        html is not null && Short(html.Value, SectionLength) is { Length: > 0 } text ? new TextSection(heading, read.Interface(heading), Text: new Localized<string>(text, html.Language)) : null;

    /// <summary>Whom to ask in the provinces of the practice: roles, never persons.</summary>
    private static IReadOnlyList<LeafletContact> Contacts(PageReader read, RelatedContent related, GoodPractice practice)
    {
        var provinces = (practice.Provinces ?? []).OfType<Province>().ToList();
        var named = provinces.Count > 0 ? provinces : (practice.Pilots ?? []).OfType<Pilot>().Select(p => p.Municipality).OfType<Municipality>().Select(m => related.Parent<Province>(m.Key)).OfType<Province>().DistinctBy(p => p.Key).ToList();
        var found =
            from province in named
            let contacts = ContactRoles.Of(read, province)
            from role in contacts?.Roles?.Value ?? []
            select new LeafletContact(role.Role, role.Concerns, contacts.Province.Name, contacts.Roles?.Language);
        return [.. found.Take(MostContacts)];
    }

    /// <summary>The beginning as plain text, ended at the end of a sentence where there is one.</summary>
    private static string Short(IHtmlContent? html, int most)
    {
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace((html as HtmlString)?.Value ?? string.Empty, " ")), " ").Trim();
        if (text.Length <= most)
        {
            return text;
        }

        var sentence = text.LastIndexOf(". ", most - 1, StringComparison.Ordinal);
        var word = text.LastIndexOf(' ', most - 1);
        return sentence > most / 2 ? text[..(sentence + 1)] : string.Concat(text.AsSpan(0, word > 0 ? word : most - 1).TrimEnd(" ,.;:"), "…");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <param name="More">How many steps there are beyond those that are shown.</param>
/// <param name="StepsLanguage">The value of <c>lang</c> of the steps when it is not the page's; otherwise null.</param>
internal sealed record Leaflet(
    string Title,
    Localized<string>? Summary,
    IReadOnlyList<TextSection> Before,
    IReadOnlyList<LeafletStep> Steps,
    int More,
    string? StepsLanguage,
    IReadOnlyList<TextSection> After,
    IReadOnlyList<LeafletContact> Contacts,
    string? Publisher,
    bool IsExample,
    ItemLink Back,
    Uri Address,
    QrPath Code,
    string Language);

internal sealed record LeafletStep(string? Who, string What, string? When);

internal sealed record LeafletContact(string Role, string Concerns, string Province, string? Language);
