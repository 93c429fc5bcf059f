using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>What the features' tables make of the connection that an operator gives.</summary>
public sealed class FeatureConnectionTests
{
    [Theory]
    [InlineData("Host=h", 40, 60)]
    [InlineData("Host=h;Maximum Pool Size=10", 10, 60)]
    [InlineData("Host=h;Maximum Pool Size=300", 40, 60)]
    [InlineData("Host=h;Max Auto Prepare=0", 40, 0)]
    [InlineData("host=h;maxautoprepare=7", 40, 7)]
    public void On_PostgreSQL_it_is_bounded_and_keeps_what_the_operator_says(string given, int connections, int prepared)
    {
        var settings = new NpgsqlConnectionStringBuilder(FeatureDatabase.Tuned(given));

        Assert.Equal((connections, prepared, "h"), (settings.MaxPoolSize, settings.MaxAutoPrepare, settings.Host));
    }

    [Fact]
    public Task On_SQLite_it_waits_for_the_writer_as_SQLite_does() => FeatureTables.OnSqliteAsync(async tables =>
    {
        await using var db = tables.Contexts<DiscussionsDbContext>(DiscussionsDbContext.History).CreateDbContext();
        Assert.Equal(1_000, await db.Database.SqlQuery<int>($"SELECT timeout AS \"Value\" FROM pragma_busy_timeout").SingleAsync());
    });
}
