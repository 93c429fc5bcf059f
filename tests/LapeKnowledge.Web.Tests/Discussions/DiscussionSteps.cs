using System.Globalization;
using System.Net;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>What members do in the tests of discussions.</summary>
internal static class DiscussionSteps
{
    public static Guid PilotOf(this SiteFixture site, int number = 0) =>
        site.InContext(services => new PublishedDocuments(services).Where(d => d.ContentType.Alias == Pilot.ModelTypeAlias).ElementAt(number).Key);

    /// <returns>The number of the new thread.</returns>
    public static async Task<int> BeginAsync(this TestMember member, Guid forum, string title, string text = "Miten teillä tehdään?")
    {
        var page = await member.SendAsync($"/keskustelut/uusi/{forum}", (WriteEndpoints.TitleField, title), (WriteEndpoints.TextField, text));
        Assert.Equal(HttpStatusCode.SeeOther, page.Status);
        return int.Parse(page.Location!.Split('/')[3], CultureInfo.InvariantCulture);
    }

    public static Task<SitePage> ReplyAsync(this TestMember member, int thread, string text, params (string, string)[] more) =>
        member.SendAsync($"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, text), .. more]);

    /// <summary>The page of the thread at the address that it has now.</summary>
    public static async Task<SitePage> OpenThreadAsync(this TestMember member, int thread, string more = "")
    {
        var page = await member.OpenAsync($"/keskustelut/t/{thread}{more}");
        return page.Location is { } there ? await member.OpenAsync(there.Split('#')[0]) : page;
    }

    public static async Task<SitePage> OpenThreadAsync(this SiteFixture site, int thread)
    {
        var page = await site.OpenAsync($"/keskustelut/t/{thread}");
        return page.Location is { } there ? await site.OpenAsync(there.Split('#')[0]) : page;
    }

    /// <summary>The texts of the posts that the page shows, by number.</summary>
    public static Dictionary<int, string> Posts(this SitePage page) =>
        page.Document.QuerySelectorAll("article.post").ToDictionary(p => int.Parse(p.Id![1..], CultureInfo.InvariantCulture), p => p.QuerySelector(".post-text")?.TextContent.Trim() ?? string.Empty);
}
