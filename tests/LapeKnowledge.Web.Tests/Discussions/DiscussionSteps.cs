using System.Globalization;
using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>How many notices wait for the member.</summary>
    public static async Task<int> UnreadAsync(this SiteFixture site, TestMember member) =>
        await site.Services.GetRequiredService<NoticeLists>().UnreadAsync((await site.Services.GetRequiredService<ActingMembers>().FindAsync(member.Key, default))!, default);

    public static Task<SitePage> ReplyAsync(this TestMember member, int thread, string text, params (string, string)[] more) =>
        member.SendAsync($"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, text), .. more]);

    /// <summary>Sends a form with files, as a browser does without the script.</summary>
    public static async Task<SitePage> SendFilesAsync(this HttpClient http, string address, IReadOnlyList<(string Field, string Value)> fields, params (string Name, byte[] Content)[] files)
    {
        var form = await http.OpenAsync("/palaute");
        using var content = new MultipartFormDataContent { { new StringContent(form.Document.QuerySelector("input[name=tunniste]")!.GetAttribute("value")!), "tunniste" } };
        foreach (var (field, value) in fields)
        {
            content.Add(new StringContent(value), field);
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), AttachmentForms.FileField, name);
        }

        using var response = await http.PostAsync(new Uri(address, UriKind.Relative), content);
        return SitePage.Read(address, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends one file as the script does.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> AttachAsync(this TestMember member, int thread, string name, byte[] content)
    {
        var answer = await member.Http.SendFilesAsync("/keskustelut/liitteet", [(WriteEndpoints.PlaceField, $"t{thread}")], (name, content));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return System.Text.Json.JsonDocument.Parse(answer.Text).RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>A reply with files that were sent before.</summary>
    public static Task<SitePage> ReplyWithAsync(this TestMember member, int thread, string text, params (string Id, string Alt)[] files) => member.ReplyAsync(thread, text, Listed(files));

    public static (string, string)[] Listed(params (string Id, string Alt)[] files) =>
        [(AttachmentForms.ListField, "1"), .. files.SelectMany(f => new[] { (AttachmentForms.IdField, f.Id), (AttachmentForms.AltPrefix + f.Id, f.Alt) })];

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
