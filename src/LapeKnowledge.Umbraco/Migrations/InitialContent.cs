using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Nodes, their versions and cultures, and the definitions of the schema.</summary>
internal static class InitialContent
{
    public static void Create(MigrationBuilder migration)
    {
        CreateNodes(migration);
        CreateVersions(migration);
        migration.CreateTable(
            "umbracoDocumentCultureVariation",
            table => new
            {
                NodeId = table.Int(),
                Culture = table.Text(Lengths.Culture),
                Name = table.Text(Lengths.Name, nullable: true),
                Available = table.Flag(),
                Edited = table.Flag(),
                Published = table.Flag(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoDocumentCultureVariation", x => new { x.NodeId, x.Culture });
                table.ForeignKey("FK_umbracoDocumentCultureVariation_umbracoNode_NodeId", x => x.NodeId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.Index("umbracoDocumentCultureVariation", "Culture", "Name");

        migration.CreateTable(
            "umbracoSchema",
            table => new
            {
                NodeId = table.Int(),
                Alias = table.Text(Lengths.Name),
                Definition = table.Text(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoSchema", x => x.NodeId);
                table.ForeignKey("FK_umbracoSchema_umbracoNode_NodeId", x => x.NodeId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void CreateNodes(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoNode",
            table => new
            {
                Id = table.Identity(),
                Key = table.Guid(),
                ObjectType = table.Guid(),
                ParentId = table.Int(),
                Path = table.Text(Lengths.Path),
                Level = table.Int(),
                SortOrder = table.Int(),
                Trashed = table.Flag(),
                Name = table.Text(Lengths.Name, nullable: true),
                CreatorId = table.Int(),
                WriterId = table.Int(),
                CreateDate = table.Date(),
                UpdateDate = table.Date(),
                ContentTypeId = table.Int(),
                Published = table.Flag(),
                Edited = table.Flag(),
                EditedCultures = table.Text(Lengths.Name, nullable: true),
                VersionId = table.Int(),
                PublishedVersionId = table.Int(),
                MediaPath = table.Text(Lengths.Path, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_umbracoNode", x => x.Id));
        migration.UniqueIndex("umbracoNode", "Key");
        migration.Index("umbracoNode", "ParentId", "ObjectType", "SortOrder");
        migration.Index("umbracoNode", "Path");
        migration.Index("umbracoNode", "ObjectType", "Trashed");
        migration.Index("umbracoNode", "ContentTypeId");
        migration.Index("umbracoNode", "MediaPath");
    }

    private static void CreateVersions(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoContentVersion",
            table => new
            {
                Id = table.Identity(),
                NodeId = table.Int(),
                VersionDate = table.Date(),
                UserId = table.Int(),
                Name = table.Text(Lengths.Name, nullable: true),
                Current = table.Flag(),
                Published = table.Flag(),
                PreventCleanup = table.Flag(),
                TemplateId = table.Int(nullable: true),
                Values = table.Text(),
                Cultures = table.Text(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoContentVersion", x => x.Id);
                table.ForeignKey("FK_umbracoContentVersion_umbracoNode_NodeId", x => x.NodeId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.Index("umbracoContentVersion", "NodeId", "Current");
    }
}
