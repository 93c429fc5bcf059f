using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Accounts;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261122110000_ReviewMail")]
internal sealed class ReviewMailColumn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("HasReviewMail", AccountsDbContext.AccountTable, nullable: false, defaultValue: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("HasReviewMail", AccountsDbContext.AccountTable);
}
