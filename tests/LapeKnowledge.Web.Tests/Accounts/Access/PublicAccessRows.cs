using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>What is open to everybody: the pages, what machines read, and the forms that need no account.</summary>
internal sealed class PublicAccessRows : IAccessRows
{
    private static readonly string[] Forms =
    [
        "/palaute", "/sv/respons", "/ilmoittaudu/{key:guid}", "/sv/anmalan/{key:guid}", "/ilmoittautumisen-peruutus/{token}", "/sv/avanmalan/{token}",
    ];

    public Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers) => Task.FromResult<IReadOnlyList<AccessRow>>(
    [
        .. AccessRow.Public("GET", "/{**path}", "/media/{**path}", "/videot/{key:guid}/kuva", "/videot/{key:guid}/luvut-fi.vtt", "/videot/{key:guid}/luvut-sv.vtt"),
        .. AccessRow.Public("GET", "/jakokuva/{language:regex(^(fi|sv)$)}/{key:guid}/{version}.png"),
        .. AccessRow.Public("GET", "/haku", "/haku.atom", "/sv/sok", "/sv/sok.atom"),
        .. AccessRow.Public("POST", "/haku/avattu", "/sv/sok/avattu"),
        .. AccessRow.Public("GET", "/api/v1/search", "/api/v1/suggest", "/api/v1/search/{key:guid}/similar", "/api/v1/openapi.json"),
        .. AccessRow.Public("GET", "/health/live", "/health/ready", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/atom/{**section}", "/ics/{**address}", "/sv/ics/{**address}"),
        .. AccessRow.Public("GET", Forms),
        .. AccessRow.Public("POST", Forms),
    ]);
}
