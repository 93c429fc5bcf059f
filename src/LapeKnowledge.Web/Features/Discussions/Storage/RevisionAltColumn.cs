using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Discussions;

[DbContext(typeof(DiscussionsDbContext))]
[Migration("20261122173000_RevisionAltColumn")]
internal sealed class RevisionAltColumn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("Alts", DiscussionsDbContext.RevisionTable, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Alts", DiscussionsDbContext.RevisionTable);
}
