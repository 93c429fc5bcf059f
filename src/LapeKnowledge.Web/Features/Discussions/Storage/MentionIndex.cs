using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Finds the posts that mention a member, whose name is to be forgotten.</summary>
[DbContext(typeof(DiscussionsDbContext))]
[Migration("20261122222000_MentionIndex")]
internal sealed class MentionIndex : Migration
{
    private const string Name = $"IX_{DiscussionsDbContext.MentionTable}_MemberKey";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(Name, DiscussionsDbContext.MentionTable, "MemberKey");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex(Name, DiscussionsDbContext.MentionTable);
}
