using System.Data;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Umbraco.Cms.Core;
using Xunit.Abstractions;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>
/// How many SQL commands a save and a publish cost, everything that the services do around them included: what they cost in time follows from it, and
/// a loop over properties or cultures would show here first.
/// </summary>
public sealed class CommandCountTests(HostFixture host, ITestOutputHelper output) : DocumentTest(host)
{
    [Fact]
    public void A_save_and_a_publish_take_few_commands()
    {
        var parent = PublishedArticle("Osio", "Avsnitt");
        PublishedArticle("Lämmittely", "Uppvärmning", parent.Id); // loads the schema and what the services keep
        var document = NewArticle("Tervetuloa", "Välkommen", parent.Id);

        var create = Count(() => Documents.Save(document));
        var publish = Count(() => AssertPublished(Documents.Publish(document, AllCultures)));
        document.SetValue("title", "Uusi", Finnish);
        var save = Count(() => Documents.Save(document));
        var publishAgain = Count(() => AssertPublished(Documents.Publish(document, AllCultures)));
        var read = Count(() => Documents.GetById(document.Key));

        Assert.True(create.Length <= 16, "create: " + string.Join("\n", create));
        Assert.True(save.Length <= 9, "save: " + string.Join("\n", save));
        Assert.True(publish.Length <= 21, "publish: " + string.Join("\n", publish));
        Assert.True(publishAgain.Length <= 20, "publish again: " + string.Join("\n", publishAgain));
        Assert.True(read.Length <= 1, "read: " + string.Join("\n", read));
        output.WriteLine($"create {create.Length}, save {save.Length}, publish {publish.Length}, publish again {publishAgain.Length}");
    }

    [Fact]
    public void The_addresses_of_a_document_are_written_in_the_transaction_that_changes_it()
    {
        var commands = Host.Commands.Of(() => Documents.Save(NewArticle("Tervetuloa", "Välkommen", Constants.System.Root)));

        var address = Array.FindIndex(commands, c => c.Contains("INSERT INTO \"umbracoDocumentUrl\"", StringComparison.Ordinal));
        var log = Array.FindIndex(commands, c => c.Contains("INSERT INTO \"umbracoCacheInstruction\"", StringComparison.Ordinal));
        Assert.InRange(address, 0, log - 1); // the log is the last thing before the commit
    }

    /// <summary>What a save costs must not grow with the number of documents; the planner of SQLite tells how each command finds its rows.</summary>
    [Fact]
    public void No_command_of_a_save_or_a_publish_reads_every_document()
    {
        if (TestDatabases.OnPostgreSql)
        {
            return;
        }
        var document = NewArticle("Tervetuloa", "Välkommen", PublishedArticle("Osio", "Avsnitt").Id);

        var commands = Count(() => Documents.Save(document)).Concat(Count(() => AssertPublished(Documents.Publish(document, AllCultures))))
            .Where(c => c.Contains("\"umbracoNode\"", StringComparison.Ordinal) && !c.Contains("INSERT", StringComparison.Ordinal)).ToArray();

        Assert.True(commands.Length > 5, string.Join("\n", commands));
        Assert.All(commands, command => Assert.DoesNotContain(Plan(command), step => step.StartsWith("SCAN u", StringComparison.Ordinal) || step.Contains("ObjectType_Trashed", StringComparison.Ordinal)));
    }

    private string[] Plan(string command)
    {
        using var connection = new SqliteConnection(Host.ConnectionString);
        connection.Open();
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        using var explain = new SqliteCommand("EXPLAIN QUERY PLAN " + command, connection);
        foreach (var name in Regex.Matches(command, "@\\w+").Select(m => m.Value).Distinct())
        {
            explain.Parameters.AddWithValue(name, "[]");
        }
        using var steps = explain.ExecuteReader();
        return steps.Cast<IDataRecord>().Select(step => step.GetString(3)).ToArray();
    }

    /// <summary>Locks are commands on PostgreSQL alone: SQLite takes them as it begins the transaction.</summary>
    private string[] Count(Action action) => Host.Commands.Of(action).Where(c => !c.Contains("pg_advisory_xact_lock", StringComparison.Ordinal)).ToArray();
}
