using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Discussions;

[Collection(SiteCollection.Name)]
public sealed class SearchedThreadTests(SiteFixture site)
{
    [Fact]
    public async Task A_post_is_found_within_a_second_and_no_longer_when_it_is_taken_away()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Kanelipullakerho kokoontuu", "Perustimme kerhon vanhemmille.");
        await editor.ReplyAsync(thread, "Muistakaa kardemummakoukero!");

        Assert.True(await BecomesAsync("kardemummakoukero", null, 1) < TimeSpan.FromSeconds(10));
        var page = await site.OpenAsync("/haku?q=kardemummakoukero&tyyppi=discussion");
        Assert.Contains($"/keskustelut/t/{thread}/kanelipullakerho-kokoontuu", page.ContentLinks());

        await editor.SendAsync($"/keskustelut/poista/{thread}/1", (ActEndpoints.WordsField, "Kokeilu"));
        await BecomesAsync("kardemummakoukero", null, 0);
    }

    [Fact]
    public async Task The_solution_and_the_newest_posts_of_a_long_thread_are_found()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Pitkä ketju haussa", "Rosmariinirieska alkuun");
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<DiscussionsDbContext>>().CreateDbContextAsync())
        {
            db.Posts.AddRange(Enumerable.Range(2, 310).Select(n => new Post { ThreadId = thread, Number = n, AuthorKey = editor.Key, Text = n == 2 ? "Vuohenputkipesto ratkaisi" : new string('a', 300), Sending = Guid.NewGuid() }));
            var row = await db.Threads.SingleAsync(t => t.Id == thread);
            (row.LastNumber, row.LastShown, row.Posts, row.Solution) = (311, 311, 311, 2);
            await db.SaveChangesAsync();
        }

        await editor.ReplyAsync(thread, "Muskottimuhennos viimeisenä");

        foreach (var word in new[] { "muskottimuhennos", "vuohenputkipesto", "rosmariinirieska" })
        {
            await BecomesAsync(word, null, 1);
        }
    }

    [Fact]
    public async Task The_files_of_a_post_are_found_by_their_names_and_by_what_their_pictures_show()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var thread = await editor.BeginAsync(site.PilotOf(), "Liitteet haussa");
        var (picture, paper) = (await editor.AttachAsync(thread, "kuva.png", SampleFiles.Png()), await editor.AttachAsync(thread, "puolukkapiirakka_ohje.txt", "a"u8.ToArray()));
        await editor.ReplyWithAsync(thread, "Kaksi liitettä", (picture, "Karpalokiisseli pöydällä"), (paper, ""));

        await BecomesAsync("puolukkapiirakka", null, 1);
        await BecomesAsync("karpalokiisseli", null, 1);

        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await editor.SendAsync($"/keskustelut/muokkaa/{thread}/2", [(WriteEndpoints.TextField, "Yksi liite"), (WriteEndpoints.RevisionField, "0"), .. DiscussionSteps.Listed((picture, "Karpalokiisseli pöydällä"))])).Status);
        await BecomesAsync("puolukkapiirakka", null, 0);
        await BecomesAsync("karpalokiisseli", null, 1);
    }

    [Fact]
    public async Task Who_may_not_read_a_forum_finds_nothing_of_it()
    {
        var pilot = site.PilotOf(7);
        using var coordinator = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Coordinator));
        using var stranger = await site.SignInAsync();
        await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Team)));
        await coordinator.BeginAsync(pilot, "Salainen mansikkahillokoe");

        await BecomesAsync("mansikkahillokoe", new[] { $"team-{pilot:N}" }, 1);
        Assert.Contains("Salainen", (await coordinator.OpenAsync("/haku?q=mansikkahillokoe")).Document.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Salainen", (await stranger.OpenAsync("/haku?q=mansikkahillokoe")).Document.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Salainen", (await site.OpenAsync("/haku?q=mansikkahillokoe")).Text);
        Assert.DoesNotContain("Salainen", (await site.OpenAsync("/api/v1/search?q=mansikkahillokoe")).Text);
        Assert.DoesNotContain("Salainen", (await site.OpenAsync("/api/v1/suggest?q=mansikkahi")).Text);

        await coordinator.SendAsync($"/keskustelut/lukijat/{pilot}", (ActEndpoints.LevelField, nameof(ForumVisibility.Everyone)));
        await BecomesAsync("mansikkahillokoe", null, 1);
    }

    [Fact]
    public async Task A_merged_thread_is_found_where_it_is_now()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (source, target) = (await editor.BeginAsync(site.PilotOf(), "Puolukkasurvos lähde"), await editor.BeginAsync(site.PilotOf(), "Kohteessa muuta"));
        await editor.ReplyAsync(source, "Puolukkasurvos uudestaan");
        await BecomesAsync("Puolukkasurvos", null, 1);

        await editor.SendAsync($"/keskustelut/hoida/{source}", (WriteEndpoints.ActField, "yhdista"), (ModerationEndpoints.ThreadField, $"{target}"));

        await BecomesAsync("\"Puolukkasurvos lähde\"", null, 0);
        await BecomesAsync("Puolukkasurvos", null, 1);
    }

    [Fact]
    public async Task The_index_holds_each_thread_once_also_when_it_is_filled_anew()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        await editor.BeginAsync(site.PilotOf(), "Kerran hakemistossa");
        await BecomesAsync("\"Kerran hakemistossa\"", null, 1);
        var folder = Directory.CreateTempSubdirectory("lape-threads-").FullName;
        try
        {
            using (var index = SearchIndex.Create(folder, site.Services.GetRequiredService<SiteAnalyzers>().Value))
            {
                var feeder = ActivatorUtilities.CreateInstance<IndexFeeder>(site.Services);
                await feeder.RebuildAsync(index, LogPosition.Start, _ => { }, default);
                await feeder.FollowAsync(index, _ => { }, default);
                Assert.Equal(1, index.Search(new SearchRequest("\"Kerran hakemistossa\"", "fi")).Total);
                Assert.Empty((await site.Services.GetRequiredService<IOtherDocuments>().AfterAsync(OtherPlace.Of(index), default)).Keys);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_search_without_results_leads_to_a_question() =>
        Assert.Contains("/keskustelut/uusi?otsikko=zxcvbnmqwe", (await site.OpenAsync("/haku?q=zxcvbnmqwe")).ContentLinks());

    private async Task<TimeSpan> BecomesAsync(string query, string[]? access, int count)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var request = new SearchRequest(query, "fi") { Required = [new ColumnFilter(SearchColumns.Access, access ?? [SearchColumns.Everyone]), new ColumnFilter(SearchColumns.Type, [ThreadDocuments.Type])] };
        while (site.Services.GetRequiredService<ISearchStatus>().Index?.Search(request) is not { Corrections: [] } found || found.Total != count)
        {
            if (count == 0 && site.Services.GetRequiredService<ISearchStatus>().Index?.Search(request) is { Corrections: [_, ..] })
            {
                break; // the word is in no document any more
            }

            await Task.Delay(20, patience.Token);
        }

        return TimeProvider.System.GetElapsedTime(begun);
    }
}
