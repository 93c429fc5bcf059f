using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Access = LapeKnowledge.Web.Tests.Accounts.Access;

namespace LapeKnowledge.Web.Tests.Discussions;

internal sealed class DiscussionAccessRows : IAccessRows
{
    private static readonly Access[] Moderators = [Access.SignIn, Access.Refused, Access.Refused, Access.Open, Access.Open, Access.Open];

    public async Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(callers.Pilot, "Kuka saa mitäkin?");
        await editor.ReplyAsync(thread, "Vastaus");
        var file = await editor.AttachAsync(thread, "kaavio.png", SampleFiles.Png());
        await editor.ReplyWithAsync(thread, "Kuva mukana", (file, "Kaavio"));
        var (solved, proposal) = await ProposalAsync(site, editor, callers.Pilot);
        string Fill(string pattern) => pattern.Replace("{thread:int}", $"{thread}", StringComparison.Ordinal).Replace("{number:int}", "2", StringComparison.Ordinal).Replace("{forum:guid}", $"{callers.Pilot}", StringComparison.Ordinal)
            .Replace("{theme:guid}", $"{Guid.Empty}", StringComparison.Ordinal).Replace("{slug?}", "x", StringComparison.Ordinal);
        IEnumerable<AccessRow> Rows(string method, (string Finnish, string Swedish) addresses, params Access[] answers) =>
            new[] { addresses.Finnish, addresses.Swedish }.Select(p => new AccessRow(method, p, Fill(p), answers));
        static IEnumerable<AccessRow> Of(string method, (string Finnish, string Swedish) addresses, int id, params Access[] answers) =>
            new[] { addresses.Finnish, addresses.Swedish }.Select(p => new AccessRow(method, p, p.Replace("{proposal:int}", $"{id}", StringComparison.Ordinal).Replace("{thread:int}", $"{id}", StringComparison.Ordinal).Replace("{number:int}", "2", StringComparison.Ordinal), answers));
        Access[] open = [.. Enumerable.Repeat(Access.Public, 6)], members = [Access.SignIn, .. Enumerable.Repeat(Access.Open, 5)];
        return
        [
            .. Rows("GET", DiscussionAddresses.Home, open), .. Rows("GET", DiscussionAddresses.Forum, open), .. Rows("GET", DiscussionAddresses.Theme, open), .. Rows("GET", DiscussionAddresses.Thread, open),
            .. Rows("GET", DiscussionAddresses.Past, open), .. Rows("POST", DiscussionAddresses.Past, Moderators), .. Rows("GET", DiscussionAddresses.ForumFeed, open), .. Rows("GET", DiscussionAddresses.ThreadFeed, open),
            AccessRow.Get(DiscussionAddresses.Stream, "/keskustelut/virta/0", [.. Enumerable.Repeat(Access.Missing, 6)]),
            .. Rows("GET", DiscussionAddresses.Choose, members), .. Rows("GET", DiscussionAddresses.New, members), .. Rows("POST", DiscussionAddresses.New, members), .. Rows("GET", DiscussionAddresses.Reply, members),
            .. Rows("POST", DiscussionAddresses.Reply, members), .. Rows("GET", DiscussionAddresses.Edit, Moderators), .. Rows("POST", DiscussionAddresses.Edit, Moderators),
            .. Rows("POST", DiscussionAddresses.React, members), .. Rows("POST", DiscussionAddresses.Solve, Moderators),
            .. Rows("POST", DiscussionAddresses.Follow, members).Select(r => r with { Fields = [(ActEndpoints.KindField, "forum"), (ActEndpoints.KeyField, $"{callers.Pilot}"), (ActEndpoints.LevelField, nameof(FollowLevel.Normal))] }),
            .. Rows("GET", DiscussionAddresses.Flag, members), .. Rows("POST", DiscussionAddresses.Flag, members), .. Rows("GET", DiscussionAddresses.Remove, Moderators), .. Rows("POST", DiscussionAddresses.Remove, Moderators),
            .. Rows("GET", DiscussionAddresses.Manage, Moderators), .. Rows("POST", DiscussionAddresses.Manage, Moderators), .. Rows("GET", DiscussionAddresses.Readers, Moderators), .. Rows("POST", DiscussionAddresses.Readers, Moderators),
            .. Rows("GET", DiscussionAddresses.Watch, Moderators),
            .. Rows("POST", DiscussionAddresses.Watch, Moderators).Select(r => r with { Fields = [(ModerationEndpoints.ThreadField, $"{thread}"), (ModerationEndpoints.NumberField, "2"), (WriteEndpoints.ActField, "jata")] }),
            .. Rows("GET", DiscussionAddresses.Followed, members),
            .. Rows("GET", DiscussionAddresses.Notices, members), .. Rows("POST", DiscussionAddresses.Notices, members),
            .. Of("GET", DiscussionAddresses.Propose, solved, members), .. Of("POST", DiscussionAddresses.Propose, solved, members),
            .. AccessRow.Editors("GET", DiscussionAddresses.Proposals.Finnish, DiscussionAddresses.Proposals.Swedish),
            .. Of("GET", DiscussionAddresses.Proposal, proposal, Access.Missing, Access.Missing, Access.Missing, Access.Open, Access.Open, Access.Open), // until it is accepted
            .. Of("POST", DiscussionAddresses.Proposal, proposal, Access.SignIn, Access.Missing, Access.Missing, Access.Refused, Access.Open, Access.Open),
            AccessRow.Post(DiscussionAddresses.Draft, DiscussionAddresses.Draft, members) with { Fields = [(WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, "x")] },
            AccessRow.Get(DiscussionAddresses.Draft, $"{DiscussionAddresses.Draft}?lahetys={Guid.Empty}", members),
            .. Rows("POST", DiscussionAddresses.Attach, members),
            AccessRow.Get(DiscussionAddresses.Attachment, $"/keskustelut/liite/{Guid.ParseExact(file, "N")}", [.. Enumerable.Repeat(Access.Open, 6)]),
            AccessRow.Get(DiscussionAddresses.Names, DiscussionAddresses.Names, members),
        ];
    }

    /// <returns>A thread with a solution, and a proposal of it, which the tables keep as another feature's test would.</returns>
    private static async Task<(int Thread, int Proposal)> ProposalAsync(SiteFixture site, TestMember editor, Guid pilot)
    {
        var thread = await editor.BeginAsync(pilot, "Ratkaistu kysymys");
        await editor.ReplyAsync(thread, "Näin se ratkesi");
        await editor.SendAsync($"/keskustelut/ratkaisu/{thread}/2");
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync();
        var proposal = db.Proposals.Add(new Proposal { ThreadId = thread, Number = 2, DocumentKey = pilot, Culture = "fi-FI", Alias = "body", Text = "Näin se ratkesi", AuthorKey = editor.Key, ProposerKey = editor.Key }).Entity;
        await db.SaveChangesAsync();
        return (thread, proposal.Id);
    }
}
