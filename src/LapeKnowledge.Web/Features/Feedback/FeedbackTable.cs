using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Feedback;

[DbContext(typeof(FeedbackDbContext))]
[Migration("20261122040000_FeedbackTable")]
internal sealed class FeedbackTable : Migration
{
    public const int CultureLength = 14;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            FeedbackDbContext.Table,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Page = table.Column<string>(maxLength: FeedbackItem.PageLength, nullable: false),
                Message = table.Column<string>(maxLength: FeedbackItem.MessageLength, nullable: false),
                Email = table.Column<string>(maxLength: FeedbackItem.EmailLength, nullable: true),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                MailedUtc = table.Column<DateTime>(nullable: true),
                AnsweredUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + FeedbackDbContext.Table, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{FeedbackDbContext.Table}_CreatedUtc", FeedbackDbContext.Table, "CreatedUtc");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(FeedbackDbContext.Table);
}
