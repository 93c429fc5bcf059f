using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>The change log that the processes of a site follow, and how far each of them has come.</summary>
[DbContext(typeof(UmbracoDbContext))]
[Migration("20261122010000_CacheInstructions")]
internal sealed class CacheInstructions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "umbracoCacheInstruction",
            table => new
            {
                id = table.Identity(),
                utcStamp = table.Date(),
                jsonInstruction = table.Text(),
                originated = table.Text(UmbracoDbContext.Lengths.Identity),
                instructionCount = table.Int(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoCacheInstruction", x => x.id));

        migrationBuilder.CreateTable(
            "umbracoLastSynced",
            table => new
            {
                machineId = table.Text(UmbracoDbContext.Lengths.Name),
                lastSyncedInternalId = table.Int(nullable: true),
                lastSyncedExternalId = table.Int(nullable: true),
                lastSyncedDate = table.Date(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoLastSynced", x => x.machineId));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("umbracoCacheInstruction");
        migrationBuilder.DropTable("umbracoLastSynced");
    }
}
