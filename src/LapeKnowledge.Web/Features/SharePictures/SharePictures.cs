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

/// <summary>The pictures that other services show beside a link to a page, made from its title.</summary>
internal sealed class SharePictures(PageReaders readers, RelatedContent related, ItemLinks links, ShareRenderer renderer, ShareStore store) : IDisposable
{
    private const int VersionLength = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turn = new(1);

    public SharePicture Of(IPublishedContent document, string culture)
    {
        var text = TextOf(document, culture);
        return new SharePicture(AddressOf(document.Key, culture, VersionOf(text)), text.Kind is null ? $"{text.Title} – {text.Site}" : $"{text.Title} – {text.Kind}, {text.Site}");
    }

    /// <returns>Null when there is no such page.</returns>
    public SharePicture? Find(Guid key, string culture) => related.Get<IPublishedContent>(key) is { } document && links.UrlIn(document, culture) is not null ? Of(document, culture) : null;

    /// <returns>The PNG; null where it cannot be made now.</returns>
    public async Task<byte[]?> MakeAsync(Guid key, string culture, CancellationToken cancellation)
    {
        var text = TextOf(related.Get<IPublishedContent>(key)!, culture);
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

    private ShareText TextOf(IPublishedContent document, string culture)
    {
        var home = related.Root<Home>();
        var site = home is null ? string.Empty : Names.Of(home, culture);
        return document is Home front
            ? new ShareText(readers.In(culture).Text(front, Home.Aliases.HeroTitle)?.Value ?? site, null, site)
            : new ShareText(Names.Of(document, culture), document is Page or SectionPage ? null : readers.In(culture).TypeLabel(document), site);
    }

    private static string VersionOf(ShareText text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ShareTemplate.Version}\n{text.Title}\n{text.Kind}\n{text.Site}")))[..VersionLength];
}
