using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>What was done to accounts. The log of what was done to content is a table of its own.</summary>
[DbContext(typeof(UmbracoDbContext))]
[Migration("20261122200000_AuditEntries")]
internal sealed class AuditEntries : Migration
{
    private const string Table = "umbracoAudit";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            Table,
            table => new
            {
                Id = table.Identity(),
                PerformingUserId = table.Int(),
                PerformingUserKey = table.Guid(nullable: true),
                PerformingDetails = table.Text(Constants.Audit.DetailsLength, nullable: true),
                PerformingIp = table.Text(Constants.Audit.IpLength, nullable: true),
                EventDate = table.Date(),
                AffectedUserId = table.Int(),
                AffectedUserKey = table.Guid(nullable: true),
                AffectedDetails = table.Text(Constants.Audit.DetailsLength, nullable: true),
                EventType = table.Text(Constants.Audit.EventTypeLength, nullable: true),
                EventDetails = table.Text(Constants.Audit.DetailsLength, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + Table, x => x.Id));
        migrationBuilder.Index(Table, "EventDate");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(Table);
}
