using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a member was called before: others may have quoted or mentioned him by it, so that it is known until the account is erased.</summary>
internal sealed class FormerName
{
    public Guid MemberKey { get; init; }

    public string Name { get; init; } = string.Empty;

    public DateTime UntilUtc { get; init; }
}

[DbContext(typeof(AccountsDbContext))]
[Migration("20261123011500_FormerNames")]
internal sealed class FormerNameTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        AccountsDbContext.FormerNameTable,
        table => new
        {
            MemberKey = table.Column<Guid>(nullable: false),
            Name = table.Column<string>(maxLength: Account.NameLength, nullable: false),
            UntilUtc = table.Column<DateTime>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_" + AccountsDbContext.FormerNameTable, x => new { x.MemberKey, x.Name }));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(AccountsDbContext.FormerNameTable);
}
