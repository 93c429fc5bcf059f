using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>The audit log, schedules, key values and permissions.</summary>
internal static class InitialAdministration
{
    public static void Create(MigrationBuilder migration)
    {
        CreateLog(migration);
        CreateSchedules(migration);
        migration.CreateTable(
            "umbracoKeyValue",
            table => new
            {
                Identifier = table.Text(256),
                Value = table.Text(nullable: true),
                UpdateDate = table.Date(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoKeyValue", x => x.Identifier));

        migration.CreateTable(
            "umbracoUserGroup2GranularPermission",
            table => new
            {
                UserGroupId = table.Int(),
                NodeId = table.Int(),
                Permission = table.Text(Lengths.Name),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoUserGroup2GranularPermission", x => new { x.UserGroupId, x.NodeId, x.Permission });
                table.ForeignKey("FK_umbracoUserGroup2GranularPermission_umbracoNode_NodeId", x => x.NodeId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.Index("umbracoUserGroup2GranularPermission", "NodeId");
    }

    private static void CreateLog(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoLog",
            table => new
            {
                Id = table.Identity(),
                ObjectId = table.Int(),
                UserId = table.Int(),
                AuditType = table.Text(50),
                EntityType = table.Text(50, nullable: true),
                Comment = table.Text(nullable: true),
                Parameters = table.Text(nullable: true),
                CreateDate = table.Date(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoLog", x => x.Id));
        migration.Index("umbracoLog", "ObjectId", "CreateDate");
    }

    private static void CreateSchedules(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoContentSchedule",
            table => new
            {
                Id = table.Guid(),
                NodeId = table.Int(),
                Culture = table.Text(Lengths.Culture),
                Date = table.Date(),
                Action = table.Text(20),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoContentSchedule", x => x.Id);
                table.ForeignKey("FK_umbracoContentSchedule_umbracoNode_NodeId", x => x.NodeId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.Index("umbracoContentSchedule", "NodeId");
        migration.Index("umbracoContentSchedule", "Date");
    }
}
