using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Discussions;

[DbContext(typeof(DiscussionsDbContext))]
[Migration("20261122235500_ModerationMailTable")]
internal sealed class ModerationMailTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        DiscussionsDbContext.ModerationMailTable,
        table => new
        {
            MemberKey = table.Column<Guid>(nullable: false),
            Flag = table.Column<int>(nullable: false),
            Proposal = table.Column<int>(nullable: false),
            Mail = table.Column<int>(nullable: false),
            SendingUtc = table.Column<DateTime>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ModerationMailTable, x => x.MemberKey));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(DiscussionsDbContext.ModerationMailTable);
}
