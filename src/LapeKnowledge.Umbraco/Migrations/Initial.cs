using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Umbraco.Migrations;

[DbContext(typeof(UmbracoDbContext))]
[Migration("20261121000000_Initial")]
internal sealed class Initial : Migration
{
    private static readonly string[] Tables =
    [
        "umbracoUserGroup2GranularPermission", "umbracoKeyValue", "umbracoContentSchedule", "umbracoLog",
        "umbracoAccessRule", "umbracoAccess", "umbracoRedirectUrl", "umbracoDocumentUrlAlias", "umbracoDocumentUrl", "umbracoDomain",
        "cmsTagRelationship", "cmsTags", "umbracoRelation", "umbracoRelationType",
        "cmsLanguageText", "cmsDictionary", "umbracoLanguage",
        "umbracoSchema", "umbracoDocumentCultureVariation", "umbracoContentVersion", "umbracoNode",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        InitialContent.Create(migrationBuilder);
        InitialLocalization.Create(migrationBuilder);
        InitialRelations.Create(migrationBuilder);
        InitialRouting.Create(migrationBuilder);
        InitialAdministration.Create(migrationBuilder);
        FixedNodes.Insert(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.DropTable(table);
        }
    }
}
