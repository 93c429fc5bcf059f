using Microsoft.EntityFrameworkCore.Migrations;
using static LapeKnowledge.Umbraco.Persistence.UmbracoDbContext;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>Languages and the dictionary.</summary>
internal static class InitialLocalization
{
    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable(
            "umbracoLanguage",
            table => new
            {
                Id = table.Identity(),
                Key = table.Guid(),
                IsoCode = table.Text(Lengths.Culture),
                CultureName = table.Text(Lengths.Name),
                IsDefault = table.Flag(),
                IsMandatory = table.Flag(),
                FallbackLanguageId = table.Int(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_umbracoLanguage", x => x.Id));
        migration.UniqueIndex("umbracoLanguage", "IsoCode");
        migration.UniqueIndex("umbracoLanguage", "Key");

        migration.CreateTable(
            "cmsDictionary",
            table => new
            {
                Id = table.Identity(),
                Key = table.Guid(),
                ParentId = table.Guid(nullable: true),
                ItemKey = table.Text(450),
            },
            constraints: table => table.PrimaryKey("PK_cmsDictionary", x => x.Id));
        migration.UniqueIndex("cmsDictionary", "ItemKey");
        migration.UniqueIndex("cmsDictionary", "Key");
        migration.Index("cmsDictionary", "ParentId");

        migration.CreateTable(
            "cmsLanguageText",
            table => new
            {
                Id = table.Identity(),
                Key = table.Guid(),
                DictionaryKey = table.Guid(),
                LanguageId = table.Int(),
                Value = table.Text(),
            },
            constraints: table => table.PrimaryKey("PK_cmsLanguageText", x => x.Id));
        migration.UniqueIndex("cmsLanguageText", "DictionaryKey", "LanguageId");
    }
}
