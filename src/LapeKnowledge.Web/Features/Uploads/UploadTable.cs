using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Uploads;

[DbContext(typeof(UploadsDbContext))]
[Migration("20261122110000_UploadTable")]
internal sealed class UploadTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            UploadsDbContext.Table,
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Purpose = table.Column<int>(nullable: false),
                Name = table.Column<string>(maxLength: Upload.NameLength, nullable: false),
                MediaType = table.Column<string>(maxLength: Upload.MediaTypeLength, nullable: false),
                Bytes = table.Column<long>(nullable: false),
                Width = table.Column<int>(nullable: true),
                Height = table.Column<int>(nullable: true),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                AttachedTo = table.Column<Guid>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + UploadsDbContext.Table, x => x.Id));
        migrationBuilder.CreateIndex($"IX_{UploadsDbContext.Table}_MemberKey_CreatedUtc", UploadsDbContext.Table, ["MemberKey", "CreatedUtc"]);
        migrationBuilder.CreateIndex($"IX_{UploadsDbContext.Table}_AttachedTo", UploadsDbContext.Table, "AttachedTo");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(UploadsDbContext.Table);
}
