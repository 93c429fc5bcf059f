using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>Whoever comes by an old address is led to the new one.</summary>
public sealed class RedirectTrackingTests(HostFixture host) : RoutingTest(host)
{
    private IRedirectUrlService Redirects => Get<IRedirectUrlService>();

    [Fact]
    public void A_renamed_document_and_all_below_it_leave_redirects()
    {
        var root = PublishedPage("Root");
        var page = PublishedPage("Old name", root.Id);
        var child = PublishedPage("Child", page.Id);

        Rename(page, "New name");

        Assert.Equal(["/old-name"], Old(page));
        Assert.Equal(["/old-name/child"], Old(child));
        Assert.Empty(Old(root));
        Assert.Equal("/new-name/child/", Url(child));
    }

    [Fact]
    public void A_moved_document_and_all_below_it_leave_redirects()
    {
        var root = PublishedPage("Root");
        var (from, to) = (PublishedPage("From", root.Id), PublishedPage("To", root.Id));
        var page = PublishedPage("Page", from.Id);
        var child = PublishedPage("Child", page.Id);

        Documents.Move(page, to.Id);

        Assert.Equal(["/from/page"], Old(page));
        Assert.Equal(["/from/page/child"], Old(child));
        Assert.Equal("/to/page/child/", Url(child));
    }

    [Fact]
    public void Publishing_without_another_name_leaves_none()
    {
        var root = PublishedPage("Root");
        var page = PublishedPage("Page", root.Id);
        PublishedPage("Child", page.Id);

        page.SetValue("title", "Something else");
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, AllCultures));

        Assert.Empty(Redirects.GetAllRedirectUrls(0, 10, out _));
    }

    [Fact]
    public void A_document_that_was_never_published_leaves_none()
    {
        var root = PublishedPage("Root");
        var page = SavedPage("Old name", root.Id);

        Rename(page, "New name");

        Assert.Empty(Redirects.GetAllRedirectUrls(0, 10, out _));
    }

    [Fact]
    public void The_recycle_bin_leaves_none()
    {
        var root = PublishedPage("Root");
        var page = PublishedPage("Page", root.Id);

        Documents.MoveToRecycleBin(page);
        Documents.Move(Reload(page), Constants.System.Root);

        Assert.Empty(Redirects.GetAllRedirectUrls(0, 10, out _));
    }

    [Fact]
    public void A_redirect_from_an_address_that_is_taken_again_is_gone()
    {
        var root = PublishedPage("Root");
        var page = PublishedPage("First", root.Id);

        Rename(page, "Second");
        Rename(page, "First");

        Assert.Equal(["/second"], Old(page));
    }

    [Fact]
    public async Task Each_language_leaves_redirects_of_its_own()
    {
        var root = PublishedArticle("Etusivu", "Startsida");
        await AssignLanguagePathsAsync(root);
        var article = PublishedArticle("Vanha", "Gammal", root.Id);
        var child = PublishedArticle("Lapsi", "Barn", article.Id);

        RenameArticle(article, "Uusi", Finnish);

        Assert.Equal([($"{root.Id}/vanha", Finnish)], Redirects.GetContentRedirectUrls(article.Key).Select(r => (r.Url, r.Culture!)));
        Assert.Equal([($"{root.Id}/vanha/lapsi", Finnish)], Redirects.GetContentRedirectUrls(child.Key).Select(r => (r.Url, r.Culture!)));
    }

    [Fact]
    public async Task An_invariant_document_below_leaves_a_redirect_in_each_language()
    {
        var root = PublishedArticle("Etusivu", "Startsida");
        await AssignLanguagePathsAsync(root);
        var page = PublishedPage("Old name", root.Id);

        Rename(page, "New name");

        Assert.Equal([($"{root.Id}/old-name", Finnish), ($"{root.Id}/old-name", Swedish)], Redirects.GetContentRedirectUrls(page.Key).Select(r => (r.Url, r.Culture!)).Order());
    }

    [Fact]
    public async Task A_request_for_an_old_address_is_led_to_the_new_one_for_good()
    {
        var root = PublishedArticle("Etusivu", "Startsida");
        await AssignLanguagePathsAsync(root);
        var article = PublishedArticle("Vanha", "Gammal", root.Id);
        RenameArticle(article, "Ny", Swedish);

        var request = await RouteAsync("/sv/gammal?page=2");

        Assert.Equal(301, request.ResponseStatusCode);
        Assert.EndsWith("/sv/ny/?page=2", request.RedirectUrl, StringComparison.Ordinal);
        Assert.Equal(article.Key, (await RouteAsync("/sv/ny")).PublishedContent?.Key);
        Assert.Equal(article.Key, (await RouteAsync("/fi/vanha")).PublishedContent?.Key);
    }

    [Fact]
    public async Task What_is_published_with_its_branch_leaves_the_address_it_had_before()
    {
        var root = PublishedPage("Root");
        var page = PublishedPage("Old name", root.Id);
        var child = PublishedPage("Old child", page.Id);
        page.Name = "New name";
        child.Name = "New child";
        Documents.Save(page);
        Documents.Save(child);

        var result = await Get<IContentPublishingService>()
            .PublishBranchAsync(page.Key, [Constants.System.InvariantCulture], PublishBranchFilter.Default, Constants.Security.SuperUserKey, useBackgroundThread: false);

        Assert.True(result.Success, result.Status.ToString());
        Assert.Equal(["/old-name"], Old(page));
        Assert.Equal(["/old-name/old-child"], Old(child));
        Assert.Equal("/new-name/new-child/", Url(child));
    }

    private void Rename(IContent document, string name)
    {
        document.Name = name;
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));
    }

    private void RenameArticle(IContent document, string name, string culture)
    {
        document.SetCultureName(name, culture);
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, [culture]));
    }

    private IEnumerable<string> Old(IContent document) => Redirects.GetContentRedirectUrls(document.Key).Select(r => r.Url);
}
