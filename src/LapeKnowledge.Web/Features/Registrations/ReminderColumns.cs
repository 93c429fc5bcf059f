using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Registrations;

[DbContext(typeof(RegistrationDbContext))]
[Migration("20261122043000_ReminderColumns")]
internal sealed class ReminderColumns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("RemindedUtc", RegistrationDbContext.Table, nullable: true);
        migrationBuilder.AddColumn<string>("Origin", RegistrationDbContext.Table, maxLength: Registration.OriginLength, nullable: false, defaultValue: string.Empty);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("RemindedUtc", RegistrationDbContext.Table);
        migrationBuilder.DropColumn("Origin", RegistrationDbContext.Table);
    }
}
