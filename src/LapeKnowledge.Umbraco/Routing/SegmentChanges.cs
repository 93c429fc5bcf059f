using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>Compares the address segments of a document that is about to be published with those it is published by.</summary>
internal sealed class SegmentChanges(SchemaStore schema, IDocumentUrlService segments, IShortStringHelper strings, UrlSegmentProviderCollection providers)
{
    /// <summary>A document that was never published has no address that anybody could know.</summary>
    public bool WasPublished(IContent content) => CulturesOf(content).Any(c => Published(content, c) is not null);

    /// <summary>True where publishing changes a segment, in any culture. If none changes, neither do the addresses of those below.</summary>
    public bool In(IContent content) => CulturesOf(content).Any(c => Published(content, c) is { } current && current != content.GetUrlSegment(strings, providers, c, published: false));

    private string? Published(IContent content, string culture) => segments.GetUrlSegment(content.Key, culture, isDraft: false);

    private IEnumerable<string> CulturesOf(IContent content)
        => content.ContentType.VariesByCulture() ? content.AvailableCultures : schema.Current.Languages.Select(l => l.IsoCode);
}
