using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Accounts;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261123010000_EndedSessions")]
internal sealed class EndedSessionTable : Migration
{
    private const string Table = AccountsDbContext.EndedSessionTable;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            Table,
            table => new { Id = table.Column<Guid>(nullable: false), UntilUtc = table.Column<DateTime>(nullable: false) },
            constraints: table => table.PrimaryKey("PK_" + Table, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{Table}_UntilUtc", Table, "UntilUtc");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(Table);
}
