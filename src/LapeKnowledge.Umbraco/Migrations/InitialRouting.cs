using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Domains, addresses of documents now and before, and public access.</summary>
internal static class InitialRouting
{
    public static void Create(MigrationBuilder migration)
    {
        CreateAddresses(migration);
        CreatePublicAccess(migration);
    }

    private static void CreateAddresses(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoDomain",
            table => new
            {
                Id = table.Identity(),
                Key = table.Guid(),
                DomainName = table.Text(Lengths.Name),
                LanguageId = table.Int(nullable: true),
                RootContentId = table.Int(nullable: true),
                SortOrder = table.Int(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoDomain", x => x.Id));
        migration.UniqueIndex("umbracoDomain", "DomainName");
        migration.Index("umbracoDomain", "RootContentId");

        migration.CreateTable(
            "umbracoDocumentUrl",
            table => new
            {
                Id = table.Identity(),
                DocumentKey = table.Guid(),
                LanguageId = table.Int(nullable: true),
                UrlSegment = table.Text(Lengths.Name),
                IsDraft = table.Flag(),
                IsPrimary = table.Flag(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoDocumentUrl", x => x.Id));
        migration.Index("umbracoDocumentUrl", "DocumentKey");

        migration.CreateTable(
            "umbracoDocumentUrlAlias",
            table => new
            {
                Id = table.Identity(),
                DocumentKey = table.Guid(),
                LanguageId = table.Int(nullable: true),
                Alias = table.Text(Lengths.Path),
            },
            constraints: table => table.PrimaryKey("PK_umbracoDocumentUrlAlias", x => x.Id));
        migration.Index("umbracoDocumentUrlAlias", "DocumentKey");

        migration.CreateTable(
            "umbracoRedirectUrl",
            table => new
            {
                Id = table.Guid(),
                ContentKey = table.Guid(),
                Culture = table.Text(Lengths.Culture, nullable: true),
                Url = table.Text(),
                UrlHash = table.Text(40),
                CreateDateUtc = table.Date(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoRedirectUrl", x => x.Id));
        migration.Index("umbracoRedirectUrl", "UrlHash", "ContentKey", "Culture");
        migration.Index("umbracoRedirectUrl", "ContentKey");
    }

    private static void CreatePublicAccess(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoAccess",
            table => new
            {
                Id = table.Guid(),
                NodeId = table.Int(),
                LoginNodeId = table.Int(),
                NoAccessNodeId = table.Int(),
                CreateDate = table.Date(),
                UpdateDate = table.Date(),
            },
            constraints: table => table.PrimaryKey("PK_umbracoAccess", x => x.Id));
        migration.UniqueIndex("umbracoAccess", "NodeId");

        migration.CreateTable(
            "umbracoAccessRule",
            table => new
            {
                Id = table.Guid(),
                AccessId = table.Guid(),
                RuleType = table.Text(Lengths.Name),
                RuleValue = table.Text(Lengths.Name),
                CreateDate = table.Date(),
                UpdateDate = table.Date(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_umbracoAccessRule", x => x.Id);
                table.ForeignKey("FK_umbracoAccessRule_umbracoAccess_AccessId", x => x.AccessId, "umbracoAccess", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.UniqueIndex("umbracoAccessRule", "AccessId", "RuleType", "RuleValue");
    }
}
