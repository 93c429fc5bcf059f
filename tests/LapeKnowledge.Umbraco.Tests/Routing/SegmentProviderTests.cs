using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>Sites may say themselves what documents are called in addresses, with one name or with several.</summary>
public sealed class SegmentProviderTests(HostFixture host) : DocumentTest(host)
{
    private IDocumentUrlService Urls => Get<IDocumentUrlService>();

    [Theory]
    [InlineData("Also custom", "/also-custom", true)]
    [InlineData("Also custom", "/also-custom-custom", true)]
    [InlineData("Only custom", "/only-custom", false)]
    [InlineData("Only custom", "/only-custom-custom", true)]
    public async Task A_document_is_reached_by_each_name_that_it_has(string name, string path, bool isReached)
    {
        var root = PublishedPage("Home");
        var page = PublishedPage(name, root.Id);
        Guid? expected = isReached ? page.Key : null;

        Assert.Equal((expected, expected), (Urls.GetDocumentKeyByRoute(path, Finnish, null, false), Urls.GetDocumentKeyByRoute(path, Finnish, null, true)));
        Assert.Equal(name.ToLowerInvariant().Replace(' ', '-') + "-custom", Urls.GetUrlSegment(page.Key, Finnish, isDraft: false)); // the first is the one that links have

        await Urls.InitAsync(forceEmpty: false, CancellationToken.None);
        Assert.Equal(expected, Urls.GetDocumentKeyByRoute(path, Finnish, null, false));
        await Urls.RebuildAllUrlsAsync();
        Assert.Equal(expected, Urls.GetDocumentKeyByRoute(path, Finnish, null, false));
    }

    [Fact]
    public void What_is_below_is_reached_through_each_name_of_what_is_above()
    {
        var root = PublishedPage("Home");
        var below = PublishedPage("Below", PublishedPage("Also custom", root.Id).Id);

        Assert.Equal(below.Key, Urls.GetDocumentKeyByRoute("/also-custom/below", Finnish, null, false));
        Assert.Equal(below.Key, Urls.GetDocumentKeyByRoute("/also-custom-custom/below", Finnish, null, false));
    }
}

public sealed class SegmentProviderComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder.UrlSegmentProviders().Insert<AlsoCustom>().Insert<OnlyCustom>();

    private sealed class AlsoCustom(IShortStringHelper strings) : IUrlSegmentProvider
    {
        public bool AllowAdditionalSegments => true;

        public string? GetUrlSegment(IContentBase content, string? culture = null) => content.Name == "Also custom" ? Custom(content, strings, culture) : null;
    }

    private sealed class OnlyCustom(IShortStringHelper strings) : IUrlSegmentProvider
    {
        public string? GetUrlSegment(IContentBase content, string? culture = null) => content.Name == "Only custom" ? Custom(content, strings, culture) : null;
    }

    private static string Custom(IContentBase content, IShortStringHelper strings, string? culture) => content.Name!.ToUrlSegment(strings, culture) + "-custom";
}
