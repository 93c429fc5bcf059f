using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>A site may have any number of languages: the list of a document's edited cultures has no greatest length.</summary>
/// <remarks>SQLite has never limited it.</remarks>
[DbContext(typeof(UmbracoDbContext))]
[Migration("20261122043000_EditedCultures")]
internal sealed class EditedCultures : Migration
{
    private const string Nodes = "umbracoNode";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.OnPostgreSql())
        {
            migrationBuilder.AlterColumn<string>("EditedCultures", Nodes, nullable: true);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.OnPostgreSql())
        {
            migrationBuilder.AlterColumn<string>("EditedCultures", Nodes, maxLength: Lengths.Name, nullable: true);
        }
    }
}
