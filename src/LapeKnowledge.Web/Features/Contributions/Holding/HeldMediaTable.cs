using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Contributions;

[DbContext(typeof(ContributionsDbContext))]
[Migration("20261122210000_HeldMediaTable")]
internal sealed class HeldMediaTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            ContributionsDbContext.HeldTable,
            table => new
            {
                MediaKey = table.Column<Guid>(nullable: false),
                Path = table.Column<string>(maxLength: HeldMedium.PathLength, nullable: false),
                PilotKey = table.Column<Guid>(nullable: false),
                DocumentKey = table.Column<Guid>(nullable: false),
                HeldUtc = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + ContributionsDbContext.HeldTable, x => x.MediaKey));
        migrationBuilder.CreateIndex($"IX_{ContributionsDbContext.HeldTable}_Path", ContributionsDbContext.HeldTable, "Path", unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(ContributionsDbContext.HeldTable);
}
