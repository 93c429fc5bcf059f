using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>Finds what links and images in markup refer to.</summary>
internal sealed partial class ApiRichTextReferences(
    IPublishedContentCache documents, IPublishedMediaCache media, IApiContentRouteBuilder routes, IApiMediaUrlProvider mediaUrls, IImageUrlTokenGenerator signatures)
{
    /// <summary>The attributes that a resolved link or image has in markup.</summary>
    public IEnumerable<(string Name, string Value)> Attributes(IElement element)
    {
        if (Target(element) is { EntityType: Constants.UdiEntityType.Document } udi && Route(element) is { } route)
        {
            return
            [
                ("href", route.Path + Suffix(element)),
                ("data-start-item-path", route.StartItem.Path),
                ("data-start-item-id", route.StartItem.Id.ToString("D")),
                ("data-destination-id", udi.Guid.ToString("D")),
                ("data-link-type", "Content"),
            ];
        }
        return MediaAttributes(element);
    }

    public IApiContentRoute? Route(IElement element)
        => Target(element) is { EntityType: Constants.UdiEntityType.Document } udi && documents.GetById(udi.Guid) is { } target ? routes.Build(target) : null;

    public IEnumerable<(string Name, string Value)> MediaAttributes(IElement element)
    {
        if (Target(element) is not { EntityType: Constants.UdiEntityType.Media } udi || media.GetById(udi.Guid) is not { } target)
        {
            return [];
        }
        return element.LocalName == "img"
            ? [("src", signatures.RefreshSignature(mediaUrls.GetUrl(target) + QueryOf(element.GetAttribute("src"))))]
            : [("href", mediaUrls.GetUrl(target) + Suffix(element)), ("data-destination-id", udi.Guid.ToString("D")), ("data-link-type", "Media")];
    }

    private static GuidUdi? Target(IElement element)
    {
        if (element.LocalName == "img")
        {
            return UdiParser.TryParse(element.GetAttribute("data-udi") ?? string.Empty, out GuidUdi? image) ? image : null;
        }
        if (element.LocalName != "a" || LocalLink().Match(element.GetAttribute("href") ?? string.Empty) is not { Success: true } match)
        {
            return null;
        }
        var id = match.Groups["id"].Value;
        if (UdiParser.TryParse(id, out GuidUdi? udi))
        {
            return udi;
        }
        return Guid.TryParse(id, out var key) && element.GetAttribute("type") is Constants.UdiEntityType.Document or Constants.UdiEntityType.Media
            ? new GuidUdi(element.GetAttribute("type")!, Guid.Parse(id))
            : null;
    }

    /// <summary>What follows the reference: an anchor or a query.</summary>
    private static string Suffix(IElement element)
    {
        var href = element.GetAttribute("href") ?? string.Empty;
        var match = LocalLink().Match(href);
        return (match.Success ? href[(match.Index + match.Length)..] : string.Empty) + element.GetAttribute("data-anchor");
    }

    private static string QueryOf(string? source) => source?.IndexOf('?') is { } at and >= 0 ? source[at..] : string.Empty;

    [GeneratedRegex(@"^/?(?:\{|%7B)localLink:(?<id>[^}%]+)(?:\}|%7D)", RegexOptions.IgnoreCase)]
    private static partial Regex LocalLink();
}
