using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Routing;

public sealed class RedirectUrlTests(HostFixture host) : DocumentTest(host)
{
    private IRedirectUrlService Redirects => Get<IRedirectUrlService>();

    [Fact]
    public async Task The_most_recent_redirect_of_an_address_counts()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        Register("/old", one, Finnish, minutesAgo: 2);
        Register("/old", two, Swedish, minutesAgo: 1);

        var redirect = Redirects.GetMostRecentRedirectUrl("/old")!;

        Assert.Equal((two.Id, two.Key, Swedish), (redirect.ContentId, redirect.ContentKey, redirect.Culture));
        Assert.Equal(redirect.Key, (await Redirects.GetMostRecentRedirectUrlAsync("/old", null))?.Key);
        Assert.Null(Redirects.GetMostRecentRedirectUrl("/other"));
    }

    [Fact]
    public async Task A_culture_has_redirects_of_its_own()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        Register("/old", one, Finnish, minutesAgo: 2);
        Register("/old", two, Swedish, minutesAgo: 1);

        Assert.Equal(one.Id, Redirects.GetMostRecentRedirectUrl("/old", "FI-fi")?.ContentId);
        Assert.Equal(two.Id, (await Redirects.GetMostRecentRedirectUrlAsync("/old", Swedish))?.ContentId);
        Assert.Null(Redirects.GetMostRecentRedirectUrl("/old", "en-US"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_redirect_without_a_culture_is_for_every_culture_that_has_none(string? none)
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        Register("/old", one, none, minutesAgo: 1);
        Register("/old", two, Swedish, minutesAgo: 2);

        Assert.Equal(one.Id, Redirects.GetMostRecentRedirectUrl("/old", Finnish)?.ContentId);
        Assert.Equal(two.Id, Redirects.GetMostRecentRedirectUrl("/old", Swedish)?.ContentId);
    }

    [Fact]
    public void Registering_again_only_renews_the_date()
    {
        var page = SavedPage("Page");
        Redirects.Register("/old", page.Key, Finnish);
        Redirects.Register("/old", page.Key, Finnish);
        Redirects.Register("/old", page.Key, Swedish);

        Assert.Equal(2, Redirects.GetContentRedirectUrls(page.Key).Count());
    }

    [Fact]
    public void Redirects_are_listed_from_the_newest_in_pages_by_branch_and_by_text()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        Register("/b", child, null, minutesAgo: 2);
        Register("/a", SavedPage("Elsewhere"), null, minutesAgo: 1);
        Register("/C", child, null, minutesAgo: 3);

        Assert.Equal(["/a", "/b"], Redirects.GetAllRedirectUrls(0, 2, out var total).Select(r => r.Url));
        Assert.Equal(["/C"], Redirects.GetAllRedirectUrls(pageIndex: 1, pageSize: 2, out _).Select(r => r.Url));
        Assert.Equal(3, total);
        Assert.Equal(["/b", "/C"], Redirects.GetAllRedirectUrls(parent.Id, 0, 10, out total).Select(r => r.Url));
        Assert.Equal(2, total);
        Assert.Equal(["/C"], Redirects.SearchRedirectUrls(" c ", 0, 10, out total).Select(r => r.Url));
        Assert.Equal(1, total);
    }

    [Fact]
    public void Redirects_are_deleted_one_by_one_by_document_and_all()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        Register("/a", one, null, minutesAgo: 1);
        Register("/b", one, null, minutesAgo: 2);
        Register("/c", two, null, minutesAgo: 3);
        Register("/d", two, null, minutesAgo: 4);

        Redirects.Delete(Redirects.GetMostRecentRedirectUrl("/a")!);
        Assert.Equal(["/b"], Redirects.GetContentRedirectUrls(one.Key).Select(r => r.Url));
        Redirects.DeleteContentRedirectUrls(one.Key);
        Assert.Equal(["/c", "/d"], Redirects.GetAllRedirectUrls(0, 10, out _).Select(r => r.Url));
        Redirects.DeleteAll();
        Assert.Empty(Redirects.GetAllRedirectUrls(0, 10, out _));
    }

    [Fact]
    public void A_deleted_document_takes_its_redirects_along()
    {
        var page = SavedPage("Page");
        Redirects.Register("/old", page.Key);

        Documents.Delete(page);

        Assert.Null(Redirects.GetMostRecentRedirectUrl("/old"));
    }

    private void Register(string url, IContent document, string? culture, int minutesAgo) => InScope(_ =>
    {
        var created = Host.Clock.GetUtcNow().UtcDateTime.AddMinutes(-minutesAgo);
        Get<IRedirectUrlRepository>().Save(new RedirectUrl { Key = Guid.NewGuid(), ContentKey = document.Key, Url = url, Culture = culture, CreateDateUtc = created });
        return 0;
    });
}
