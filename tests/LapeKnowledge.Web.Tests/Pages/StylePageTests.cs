using System.Net;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>The page of styles is for Development; the tests in a browser look at it there.</summary>
[Collection(SiteCollection.Name)]
public sealed class StylePageTests(SiteFixture site)
{
    [Fact]
    public async Task Readers_do_not_find_it() => Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync("/tyylit")).Status);
}
