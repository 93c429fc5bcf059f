using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Discussions;

[DbContext(typeof(DiscussionsDbContext))]
[Migration("20261122133000_AttachmentTable")]
internal sealed class AttachmentTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            DiscussionsDbContext.AttachmentTable,
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Upload = table.Column<Guid>(nullable: true),
                MemberKey = table.Column<Guid>(nullable: false),
                PostId = table.Column<long>(nullable: true),
                Place = table.Column<string>(maxLength: DiscussionDraft.PlaceLength, nullable: false),
                Name = table.Column<string>(maxLength: Uploads.Upload.NameLength, nullable: false),
                MediaType = table.Column<string>(maxLength: Uploads.Upload.MediaTypeLength, nullable: false),
                Bytes = table.Column<long>(nullable: false),
                Width = table.Column<int>(nullable: true),
                Height = table.Column<int>(nullable: true),
                Alt = table.Column<string>(maxLength: PostAttachment.AltLength, nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                Position = table.Column<int>(nullable: false),
                AddedIn = table.Column<int>(nullable: false),
                RemovedIn = table.Column<int>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.AttachmentTable, x => x.Id));
        Index(migrationBuilder, "PostId", "CreatedUtc");
        Index(migrationBuilder, "MemberKey", "Place");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(DiscussionsDbContext.AttachmentTable);

    private static void Index(MigrationBuilder migration, params string[] columns) =>
        migration.CreateIndex($"IX_{DiscussionsDbContext.AttachmentTable}_{string.Join('_', columns)}", DiscussionsDbContext.AttachmentTable, columns);
}
