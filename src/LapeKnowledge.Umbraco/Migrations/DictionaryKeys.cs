using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>The keys of the dictionary in lower case, with an index: looking for one no longer reads them all.</summary>
[DbContext(typeof(UmbracoDbContext))]
[Migration("20261123110000_DictionaryKeys")]
internal sealed class DictionaryKeys : Migration
{
    private const string Table = "cmsDictionary";
    private const string Column = "NormalizedKey";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(Column, Table, maxLength: 450, nullable: true);
        migrationBuilder.Sql($"""UPDATE "{Table}" SET "{Column}" = lower("ItemKey")""");
        migrationBuilder.Index(Table, Column);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex($"IX_{Table}_{Column}", Table);
        migrationBuilder.DropColumn(Column, Table);
    }
}
