using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Contributions;

[DbContext(typeof(ContributionsDbContext))]
[Migration("20261122113000_ContributionTable")]
internal sealed class ContributionTable : Migration
{
    public const int CultureLength = 14;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        const string name = ContributionsDbContext.Table;
        migrationBuilder.CreateTable(
            name,
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                DocumentKey = table.Column<Guid>(nullable: false),
                PilotKey = table.Column<Guid>(nullable: false),
                AuthorKey = table.Column<Guid>(nullable: false),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                State = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                ChangedUtc = table.Column<DateTime>(nullable: false),
                SentUtc = table.Column<DateTime>(nullable: true),
                Answers = table.Column<string>(maxLength: Contribution.JsonLength, nullable: false),
                Files = table.Column<string>(maxLength: Contribution.JsonLength, nullable: false),
                HeldBy = table.Column<Guid>(nullable: true),
                HeldUntilUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + name, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{name}_DocumentKey_Culture", name, ["DocumentKey", "Culture"], unique: true);
        migrationBuilder.CreateIndex($"IX_{name}_PilotKey", name, "PilotKey");
        migrationBuilder.CreateIndex($"IX_{name}_State_ChangedUtc", name, ["State", "ChangedUtc"]);
        migrationBuilder.CreateIndex($"IX_{name}_AuthorKey", name, "AuthorKey");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(ContributionsDbContext.Table);
}
