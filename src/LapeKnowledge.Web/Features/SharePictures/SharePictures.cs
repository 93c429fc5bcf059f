using System.Security.Cryptography;
using System.Text;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.SharePictures;

/// <param name="Address">Without the site's origin.</param>
/// <param name="Alternative">What the picture says.</param>
internal sealed record SharePicture(string Address, string Alternative);

/// <summary>Pages of a feature that are no documents, and may be shared all the same.</summary>
internal interface ISharedPages
{
    /// <returns>Title and kind of the page; null when it has none with that key, or not everybody may read it.</returns>
    Task<(string Title, string? Kind)?> FindAsync(Guid key, string culture, CancellationToken cancellation);
}

/// <summary>The pictures that other services show beside a link to a page, made from its title.</summary>
internal sealed class SharePictures(PageReaders readers, RelatedContent related, ItemLinks links, IEnumerable<ISharedPages> shared, ShareRenderer renderer, ShareStore store) : IDisposable
{
    private const int VersionLength = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turn = new(1);

    public SharePicture Of(IPublishedContent document, string culture) => Of(document.Key, TextOf(document, culture), culture);

    /// <param name="key">What <see cref="ISharedPages"/> finds the page by.</param>
    public SharePicture Of(Guid key, string title, string? kind, string culture) => Of(key, new ShareText(title, kind, SiteName(culture)), culture);

    /// <returns>The picture and what is drawn; null when there is no such page.</returns>
    public async Task<(SharePicture Picture, ShareText Text)?> FindAsync(Guid key, string culture, CancellationToken cancellation) =>
        await TextOfAsync(key, culture, cancellation) is { } text ? (Of(key, text, culture), text) : null;

    /// <returns>The PNG; null where it cannot be made now.</returns>
    public async Task<byte[]?> MakeAsync(ShareText text, CancellationToken cancellation)
    {
        var name = $"{VersionOf(text)}.png";
        if (await store.ReadAsync(name) is { } kept)
        {
            return kept;
        }

        if (!await _turn.WaitAsync(Patience, cancellation))
        {
            return null;
        }

        try
        {
            if (await store.ReadAsync(name) is { } meanwhile)
            {
                return meanwhile;
            }

            var made = await renderer.RenderAsync(ShareTemplate.Draw(text));
            if (made is not null)
            {
                store.Write(name, made);
            }

            return made;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static string AddressOf(Guid key, string culture, string version) => $"/jakokuva/{Cultures.Language(culture)}/{key:N}/{version}.png";

    private static SharePicture Of(Guid key, ShareText text, string culture) =>
        new(AddressOf(key, culture, VersionOf(text)), text.Kind is null ? $"{text.Title} – {text.Site}" : $"{text.Title} – {text.Kind}, {text.Site}");

    private async Task<ShareText?> TextOfAsync(Guid key, string culture, CancellationToken cancellation)
    {
        if (related.Get<IPublishedContent>(key) is { } document)
        {
            return links.UrlIn(document, culture) is null ? null : TextOf(document, culture);
        }

        foreach (var pages in shared)
        {
            if (await pages.FindAsync(key, culture, cancellation) is var (title, kind))
            {
                return new ShareText(title, kind, SiteName(culture));
            }
        }

        return null;
    }

    private string SiteName(string culture) => related.Root<Home>() is { } home ? Names.Of(home, culture) : string.Empty;

    private ShareText TextOf(IPublishedContent document, string culture)
    {
        var site = SiteName(culture);
        return document is Home front
            ? new ShareText(readers.In(culture).Text(front, Home.Aliases.HeroTitle)?.Value ?? site, null, site)
            : new ShareText(Names.Of(document, culture), document is Page or SectionPage ? null : readers.In(culture).TypeLabel(document), site);
    }

    private static string VersionOf(ShareText text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ShareTemplate.Version}\n{text.Title}\n{text.Kind}\n{text.Site}")))[..VersionLength];
}
