using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Accounts;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261123100000_ModerationMail")]
internal sealed class ModerationMailColumn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<int>("ModerationMail", AccountsDbContext.AccountTable, nullable: false, defaultValue: (int)MailRhythm.AtOnce);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("ModerationMail", AccountsDbContext.AccountTable);
}
