using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Counts what a member has edited lately.</summary>
[DbContext(typeof(DiscussionsDbContext))]
[Migration("20261123003500_EditorIndex")]
internal sealed class EditorIndex : Migration
{
    private const string Name = $"IX_{DiscussionsDbContext.RevisionTable}_EditorKey_ReplacedUtc";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(Name, DiscussionsDbContext.RevisionTable, ["EditorKey", "ReplacedUtc"]);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex(Name, DiscussionsDbContext.RevisionTable);
}
