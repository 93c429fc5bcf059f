using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Names in lower case and paths by bytes, each with an index: looking for siblings and descendants no longer reads every node.</summary>
[DbContext(typeof(UmbracoDbContext))]
[Migration("20261122010000_NamesAndPaths")]
internal sealed class NamesAndPaths : Migration
{
    private const string Nodes = "umbracoNode";
    private const string Cultures = "umbracoDocumentCultureVariation";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])[Nodes, Cultures])
        {
            migrationBuilder.AddColumn<string>("NormalizedName", table, maxLength: Lengths.Name, nullable: true);
            migrationBuilder.Sql($"""UPDATE "{table}" SET "NormalizedName" = lower("Name")""");
        }
        migrationBuilder.DropIndex($"IX_{Nodes}_Path", Nodes);
        migrationBuilder.DropIndex($"IX_{Cultures}_Culture_Name", Cultures);
        if (migrationBuilder.OnPostgreSql())
        {
            migrationBuilder.AlterColumn<string>("Path", Nodes, maxLength: Lengths.Path, nullable: false, collation: "C");
        }
        migrationBuilder.Index(Nodes, "ParentId", "ObjectType", "NormalizedName");
        migrationBuilder.Index(Nodes, "ObjectType", "Path");
        migrationBuilder.Index(Cultures, "NormalizedName", "Culture");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex($"IX_{Cultures}_NormalizedName_Culture", Cultures);
        migrationBuilder.DropIndex($"IX_{Nodes}_ObjectType_Path", Nodes);
        migrationBuilder.DropIndex($"IX_{Nodes}_ParentId_ObjectType_NormalizedName", Nodes);
        if (migrationBuilder.OnPostgreSql())
        {
            migrationBuilder.AlterColumn<string>("Path", Nodes, maxLength: Lengths.Path, nullable: false);
        }
        migrationBuilder.Index(Cultures, "Culture", "Name");
        migrationBuilder.Index(Nodes, "Path");
        migrationBuilder.DropColumn("NormalizedName", Cultures);
        migrationBuilder.DropColumn("NormalizedName", Nodes);
    }
}
