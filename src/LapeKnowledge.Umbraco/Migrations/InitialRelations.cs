using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Relations and tags.</summary>
internal static class InitialRelations
{
    public static void Create(MigrationBuilder migration)
    {
        CreateRelations(migration);
        CreateTags(migration);
    }

    private static void CreateRelations(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoRelationType",
            table => new
            {
                Id = table.Identity(),
                Key = table.Guid(),
                Alias = table.Text(100),
                Name = table.Text(Lengths.Name),
                IsBidirectional = table.Flag(),
                IsDependency = table.Flag(),
                ParentObjectType = table.Guid(nullable: true),
                ChildObjectType = table.Guid(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_umbracoRelationType", x => x.Id));
        migration.UniqueIndex("umbracoRelationType", "Alias");
        migration.UniqueIndex("umbracoRelationType", "Key");

        migration.CreateTable(
            "umbracoRelation",
            table => new
            {
                Id = table.Identity(),
                ParentId = table.Int(),
                ChildId = table.Int(),
                RelationTypeId = table.Int(),
                Comment = table.Text(),
                CreateDate = table.Date(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoRelation", x => x.Id);
                table.ForeignKey("FK_umbracoRelation_umbracoNode_ChildId", x => x.ChildId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_umbracoRelation_umbracoNode_ParentId", x => x.ParentId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_umbracoRelation_umbracoRelationType_RelationTypeId", x => x.RelationTypeId, "umbracoRelationType", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.UniqueIndex("umbracoRelation", "ParentId", "ChildId", "RelationTypeId");
        migration.Index("umbracoRelation", "ChildId");
        migration.Index("umbracoRelation", "RelationTypeId");
    }

    private static void CreateTags(MigrationBuilder migration)
    {
        migration.CreateTable(
            "cmsTags",
            table => new
            {
                Id = table.Identity(),
                Group = table.Text(100),
                Text = table.Text(200),
                LanguageId = table.Int(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_cmsTags", x => x.Id));
        migration.UniqueIndex("cmsTags", "Group", "Text", "LanguageId");

        migration.CreateTable(
            "cmsTagRelationship",
            table => new
            {
                NodeId = table.Int(),
                PropertyTypeId = table.Int(),
                TagId = table.Int(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_cmsTagRelationship", x => new { x.NodeId, x.PropertyTypeId, x.TagId });
                table.ForeignKey("FK_cmsTagRelationship_cmsTags_TagId", x => x.TagId, "cmsTags", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_cmsTagRelationship_umbracoNode_NodeId", x => x.NodeId, "umbracoNode", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.Index("cmsTagRelationship", "TagId");
    }
}
