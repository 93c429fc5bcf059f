using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Accounts;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261122111000_PeopleTables")]
internal sealed class PeopleTables : Migration
{
    private const string Events = AccountsDbContext.EventTable;
    private const string Invitations = AccountsDbContext.InvitationTable;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            Events,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                MemberKey = table.Column<Guid>(nullable: false),
                ActorKey = table.Column<Guid>(nullable: true),
                Kind = table.Column<int>(nullable: false),
                Detail = table.Column<string>(maxLength: AccountEvent.DetailLength, nullable: true),
                Utc = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + Events, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{Events}_MemberKey_Id", Events, ["MemberKey", "Id"]);
        migrationBuilder.CreateIndex($"IX_{Events}_Utc", Events, "Utc");
        migrationBuilder.CreateTable(
            Invitations,
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Email = table.Column<string>(maxLength: Account.EmailLength, nullable: false),
                TokenHash = table.Column<string>(maxLength: Invitation.HashLength, nullable: false),
                InvitedBy = table.Column<Guid>(nullable: false),
                PilotKey = table.Column<Guid>(nullable: true),
                PilotRole = table.Column<int>(nullable: false),
                ExpiresUtc = table.Column<DateTime>(nullable: false),
                AcceptedUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + Invitations, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{Invitations}_TokenHash", Invitations, "TokenHash", unique: true);
        migrationBuilder.CreateIndex($"IX_{Invitations}_ExpiresUtc", Invitations, "ExpiresUtc");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(Invitations);
        migrationBuilder.DropTable(Events);
    }
}
