using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>The keys of cookies and tokens, which all processes of a site share.</summary>
[DbContext(typeof(UmbracoDbContext))]
[Migration("20261122120000_ProtectionKeys")]
internal sealed class ProtectionKeys : Migration
{
    private const string Table = "lapeProtectionKey";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            Table,
            table => new { Id = table.Identity(), FriendlyName = table.Text(UmbracoDbContext.Lengths.Name), Xml = table.Text() },
            constraints: table => table.PrimaryKey("PK_" + Table, x => x.Id));
        migrationBuilder.UniqueIndex(Table, "FriendlyName");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(Table);
}
