using System.Net;
using System.Text.Json;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>What other programs read of discussions.</summary>
[Collection(SiteCollection.Name)]
public sealed class ThreadMachineTests(SiteFixture site)
{
    [Fact]
    public async Task An_open_thread_says_what_it_is_and_can_be_found_and_shared_in_both_languages()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(ForumDirectory.Developers, "Miten </script> jaetaan?", "**Kuinka** te jaatte tämän?");
        await editor.ReplyAsync(thread, "Kuva mukaan.");
        var (finnish, swedish) = (DiscussionAddresses.OfThread(Cultures.Finnish, thread, "Miten script jaetaan"), DiscussionAddresses.OfThread(Cultures.Swedish, thread, "Miten script jaetaan"));

        foreach (var (address, other) in new[] { (finnish, swedish), (swedish, finnish) })
        {
            var page = await site.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            using var data = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
            var about = data.RootElement;
            Assert.Equal("DiscussionForumPosting", about.GetProperty("@type").GetString());
            Assert.Equal("Miten </script> jaetaan?", about.GetProperty("headline").GetString());
            Assert.Equal("Kuinka te jaatte tämän?", about.GetProperty("text").GetString());
            Assert.Equal("http://localhost" + address, about.GetProperty("url").GetString());
            Assert.Equal("fi", about.GetProperty("inLanguage").GetString());
            Assert.Equal(page.Culture, about.GetProperty("mainEntityOfPage").GetProperty("inLanguage").GetString());
            Assert.False(string.IsNullOrEmpty(about.GetProperty("author").GetProperty("name").GetString()));
            Assert.Equal(["Kuva mukaan."], about.GetProperty("comment").EnumerateArray().Select(c => c.GetProperty("text").GetString()));
            Assert.Equal(other, page.Document.QuerySelector(".language-switch a")!.GetAttribute("href"));

            var picture = new Uri(page.Document.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;
            Assert.True((await site.OpenAsync(picture)).Status is HttpStatusCode.OK or HttpStatusCode.Redirect, picture); // a redirect where libvips is not here
            Assert.Equal(picture, (await site.OpenAsync(picture[..picture.LastIndexOf('/')] + "/0123456789abcdef.png")).Location);
            Assert.Contains(await FindableAsync(), p => p.Urls[page.Culture] == address);
        }
    }

    [Fact]
    public async Task What_not_everybody_may_read_is_in_no_sitemap_and_has_no_picture()
    {
        var pilot = site.PilotOf(5);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Members)));
        var thread = await coordinator.BeginAsync(pilot, "Vain jäsenille");

        Assert.DoesNotContain(await FindableAsync(), p => p.Urls["fi"].Contains($"/t/{thread}/", StringComparison.Ordinal) || p.Urls["fi"].Contains($"/f/{pilot}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"/jakokuva/fi/{ThreadKeys.Of(thread):N}/0123456789abcdef.png")).Status);
        var page = await coordinator.OpenThreadAsync(thread);
        Assert.True(page.IsHiddenFromSearch);
        Assert.Null(page.Document.QuerySelector("meta[property='og:image'], script[type='application/ld+json'], link[rel=canonical]"));

        await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Everyone)));
        Assert.Contains(await FindableAsync(), p => p.Urls["fi"].Contains($"/t/{thread}/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forum_nobody_has_written_in_and_the_choice_of_a_theme_are_left_alone_by_search_engines()
    {
        var theme = site.Crawled["/keskustelut"].ContentLinks().First(l => l.StartsWith("/keskustelut/teema/", StringComparison.Ordinal));
        Assert.True((await site.OpenAsync(theme)).IsHiddenFromSearch);
        Assert.All(site.Crawled.Where(p => p.Key.StartsWith("/keskustelut/f/", StringComparison.Ordinal)), p => Assert.True(p.Value.IsHiddenFromSearch));
    }

    [Theory]
    [InlineData("ffffffff-6c61-7065-0000-000000000000", null)]
    [InlineData("00000000-6c61-7065-0000-000000000000", null)]
    [InlineData("00000007-6c61-7065-0000-000000000000", 7)]
    [InlineData("00000007-6c61-7065-0000-000000000001", null)]
    [InlineData("eb83a39f-49c7-51e3-9ad0-5771f55b16bc", null)]
    public void A_key_is_a_threads_or_it_is_not(string key, int? number) => Assert.Equal(number, ThreadKeys.NumberOf(new Guid(key)));

    private async Task<IReadOnlyList<FindablePage>> FindableAsync()
    {
        using var context = site.Services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
        return await site.Services.GetServices<IFindablePages>().Single().ReadAsync(default);
    }
}
