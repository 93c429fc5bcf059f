using System.Diagnostics;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>What every other test stands on.</summary>
public sealed class BaselineTests(HostFixture host) : HostTest(host)
{
    [Fact]
    public void The_baseline_has_the_stock_of_a_new_site()
    {
        var schema = Get<SchemaStore>().Current;

        Assert.Equal(["fi-FI", "sv-FI"], schema.Languages.Select(l => l.IsoCode));
        Assert.Equal("fi-FI", schema.DefaultLanguage?.IsoCode);
        Assert.Equal(6, schema.RelationTypes.Count);
        Assert.Equal(["Folder", "Image", "File"], schema.MediaTypes.Select(t => t.Alias));
        Assert.Contains(schema.DataTypes, d => d.Id == Constants.DataTypes.Textbox && d.EditorAlias == "Umbraco.TextBox");
        Assert.Empty(schema.ContentTypes);
    }

    [Fact]
    public async Task A_reset_undoes_everything_quickly()
    {
        await using (var db = TestDatabases.Open(Host.ConnectionString))
        {
            db.Nodes.Add(new NodeRow { Key = Guid.NewGuid(), ParentId = -1, Path = "-1", Level = 1 });
            db.Languages.Remove(await db.Languages.SingleAsync(l => l.IsoCode == "sv-FI"));
            await db.SaveChangesAsync();
        }
        var before = await CountNodesAsync();
        var watch = Stopwatch.StartNew();

        await Host.ResetAsync();

        Assert.True(watch.ElapsedMilliseconds < 1000, $"The reset took {watch.ElapsedMilliseconds} ms.");
        Assert.Equal(before - 1, await CountNodesAsync());
        Assert.Equal(2, Get<SchemaStore>().Current.Languages.Count);
    }

    private async Task<int> CountNodesAsync()
    {
        await using UmbracoDbContext db = TestDatabases.Open(Host.ConnectionString);
        return await db.Nodes.CountAsync();
    }
}
