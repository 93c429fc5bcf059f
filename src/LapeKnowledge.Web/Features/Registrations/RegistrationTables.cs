using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Registrations;

[DbContext(typeof(RegistrationDbContext))]
[Migration("20261122030000_RegistrationTables")]
internal sealed class RegistrationTables : Migration
{
    public const int CultureLength = 14;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            RegistrationDbContext.Table,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                EventKey = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: Registration.NameLength, nullable: false),
                Email = table.Column<string>(maxLength: Registration.EmailLength, nullable: false),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                Token = table.Column<string>(maxLength: Registration.TokenLength, nullable: false),
                HasPlace = table.Column<bool>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                MailedUtc = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + RegistrationDbContext.Table, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{RegistrationDbContext.Table}_EventKey_Email", RegistrationDbContext.Table, ["EventKey", "Email"], unique: true);
        migrationBuilder.CreateIndex($"IX_{RegistrationDbContext.Table}_Token", RegistrationDbContext.Table, "Token", unique: true);
        migrationBuilder.CreateTable(
            RegistrationDbContext.TurnTable,
            table => new { EventKey = table.Column<Guid>(nullable: false), Taken = table.Column<int>(nullable: false) },
            constraints: table => table.PrimaryKey("PK_" + RegistrationDbContext.TurnTable, x => x.EventKey));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(RegistrationDbContext.Table);
        migrationBuilder.DropTable(RegistrationDbContext.TurnTable);
    }
}
