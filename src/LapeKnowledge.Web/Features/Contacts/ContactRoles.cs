using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contacts;

/// <summary>Whom to ask in a province: roles, never persons.</summary>
internal static class ContactRoles
{
    /// <returns>Null for a document that has no address.</returns>
    public static ProvinceContacts? Of(PageReader read, Province province) => read.LinkTo(province) is { } link
        ? new ProvinceContacts(link, read.Blocks<ContactRole>(province, Province.Aliases.Contacts) is { } roles
            ? new Localized<IReadOnlyList<ContactEntry>>([.. roles.Value.Select(r => EntryOf(read, r))], roles.Language)
            : null)
        : null;

    private static ContactEntry EntryOf(PageReader read, ContactRole role)
        => new(role.Role ?? string.Empty, role.Concerns ?? string.Empty, read.LinkTo(role.Municipality));
}

/// <param name="Roles">Null where no source tells them.</param>
internal sealed record ProvinceContacts(ItemLink Province, Localized<IReadOnlyList<ContactEntry>>? Roles);

/// <param name="Concerns">What the role is asked about.</param>
internal sealed record ContactEntry(string Role, string Concerns, ItemLink? Municipality);
