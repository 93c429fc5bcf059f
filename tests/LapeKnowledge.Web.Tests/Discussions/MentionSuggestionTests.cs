using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Tests.Discussions;

public sealed class MentionSuggestionTests
{
    [Fact]
    public Task Names_are_found_by_any_of_their_words_on_SQLite() => FeatureTables.OnSqliteAsync(FindAsync);

    [PostgresFact]
    public Task Names_are_found_by_any_of_their_words_on_PostgreSQL() => FeatureTables.OnPostgresAsync(FindAsync);

    private static async Task FindAsync(FeatureTables tables)
    {
        var contexts = await tables.MigratedAsync<AccountsDbContext>(AccountsDbContext.History);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            foreach (var name in new[] { "Maija Mäkinen", "Äijälä Ålander", "Anna-Liisa Von Östen", "100 % Malli" })
            {
                var email = $"{Guid.NewGuid():N}@example.org";
                db.Users.Add(new Account { Id = Guid.NewGuid(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), EmailConfirmed = true, Name = name });
            }

            await db.SaveChangesAsync();
        }

        var discussions = await tables.MigratedAsync<DiscussionsDbContext>(DiscussionsDbContext.History);
        var finder = new MentionFinder(contexts, discussions);
        var editor = new ActingMember(Guid.NewGuid(), "Toimittaja", "fi-FI", SiteRole.Editor, DateTime.UnixEpoch, []);
        (string Typed, string[] Names)[] asked =
        [
            ("maija", ["Maija Mäkinen"]), ("mäk", ["Maija Mäkinen"]), ("MÄKI", ["Maija Mäkinen"]), ("äijä", ["Äijälä Ålander"]), ("Ål", ["Äijälä Ålander"]), ("ål", ["Äijälä Ålander"]), ("liisa v", ["Anna-Liisa Von Östen"]),
            ("anna-l", ["Anna-Liisa Von Östen"]), ("öst", ["Anna-Liisa Von Östen"]), ("ma", ["100 % Malli", "Maija Mäkinen"]), ("kinen", []), ("%", []), ("m%", []), ("_a", []),
        ];
        foreach (var (typed, names) in asked)
        {
            Assert.Equal(names, await finder.SuggestAsync(typed, 8, editor, default));
        }

        await AskAsUnknownAsync(finder, contexts, discussions);

        (string Text, string?[] Names)[] mentioned =
        [
            ("@Äijälä Ålander", ["Äijälä Ålander"]), ("@äijälä ålander!", ["Äijälä Ålander"]), ("Kysy @ÄIJÄLÄ ÅLANDER.", ["Äijälä Ålander"]), ("@anna-liisa VON östen: hei", ["Anna-Liisa Von Östen"]), ("@maija MÄKINEN", ["Maija Mäkinen"]),
            ("@äijäläinen ålander", []), ("@Öijölö Ölönder", []), ("@Äijälä Ålanderi", []), ("@maija", []),
        ];
        await using var people = await contexts.CreateDbContextAsync();
        var all = await people.Users.ToDictionaryAsync(m => m.Id, m => m.Name);
        foreach (var (text, names) in mentioned)
        {
            Assert.Equal(names, (await finder.FindAsync(text, default)).Select(m => all[m]));
        }
    }

    private static async Task AskAsUnknownAsync(MentionFinder finder, IDbContextFactory<AccountsDbContext> contexts, IDbContextFactory<DiscussionsDbContext> discussions)
    {
        var newcomer = new ActingMember(Guid.NewGuid(), "Uusi", "fi-FI", SiteRole.Member, DateTime.UnixEpoch, []);
        Assert.Empty(await finder.SuggestAsync("ma", 8, newcomer, default));

        await using var people = await contexts.CreateDbContextAsync();
        var maija = await people.Users.Where(m => m.Name == "Maija Mäkinen").Select(m => m.Id).SingleAsync();
        await using var db = await discussions.CreateDbContextAsync();
        var now = DateTime.UnixEpoch;
        var thread = db.Threads.Add(new DiscussionThread { ForumKey = Guid.NewGuid(), Title = "Julkinen", Culture = "fi-FI", AuthorKey = maija, CreatedUtc = now, LastPostUtc = now, Visibility = ForumVisibility.Team }).Entity;
        await db.SaveChangesAsync();
        db.Posts.Add(new Post { ThreadId = thread.Id, Number = 1, AuthorKey = maija, CreatedUtc = now, Text = "Hei", Sending = Guid.NewGuid() });
        await db.SaveChangesAsync();
        Assert.Empty(await finder.SuggestAsync("ma", 8, newcomer, default)); // of a team's forum nobody else knows

        thread.Visibility = ForumVisibility.Everyone;
        await db.SaveChangesAsync();
        Assert.Equal(["Maija Mäkinen"], await finder.SuggestAsync("ma", 8, newcomer, default));

        db.Posts.Add(new Post { ThreadId = thread.Id, Number = 2, AuthorKey = newcomer.Key, CreatedUtc = now, Text = "Hei", Sending = Guid.NewGuid() });
        await db.SaveChangesAsync();
        Assert.Equal(["100 % Malli", "Maija Mäkinen"], await finder.SuggestAsync("ma", 8, newcomer, default)); // he has been let through
    }
}
