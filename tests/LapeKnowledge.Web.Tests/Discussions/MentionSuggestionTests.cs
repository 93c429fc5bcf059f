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

        var finder = new MentionFinder(contexts);
        (string Typed, string[] Names)[] asked =
        [
            ("maija", ["Maija Mäkinen"]), ("mäk", ["Maija Mäkinen"]), ("MÄKI", ["Maija Mäkinen"]), ("äijä", ["Äijälä Ålander"]), ("Ål", ["Äijälä Ålander"]), ("ål", ["Äijälä Ålander"]), ("liisa v", ["Anna-Liisa Von Östen"]),
            ("anna-l", ["Anna-Liisa Von Östen"]), ("öst", ["Anna-Liisa Von Östen"]), ("ma", ["100 % Malli", "Maija Mäkinen"]), ("kinen", []), ("%", []), ("m%", []), ("_a", []),
        ];
        foreach (var (typed, names) in asked)
        {
            Assert.Equal(names, await finder.SuggestAsync(typed, 8, default));
        }

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
}
