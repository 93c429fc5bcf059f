using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>The column kinds of our tables; each database's own type is left to its provider.</summary>
internal static class Columns
{
    /// <summary>An integer that the database counts up and never gives twice.</summary>
    public static OperationBuilder<AddColumnOperation> Identity(this ColumnsBuilder table) => table.Column<int>(nullable: false)
        .Annotation("Sqlite:Autoincrement", true)
        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    public static OperationBuilder<AddColumnOperation> Int(this ColumnsBuilder table, bool nullable = false) => table.Column<int>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> Guid(this ColumnsBuilder table, bool nullable = false) => table.Column<Guid>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> Flag(this ColumnsBuilder table) => table.Column<bool>(nullable: false);

    public static OperationBuilder<AddColumnOperation> Date(this ColumnsBuilder table) => table.Column<DateTime>(nullable: false);

    public static OperationBuilder<AddColumnOperation> Text(this ColumnsBuilder table, int? maxLength = null, bool nullable = false)
        => table.Column<string>(maxLength: maxLength, nullable: nullable);

    public static bool OnPostgreSql(this MigrationBuilder migration) => migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";

    public static void Index(this MigrationBuilder migration, string table, params string[] columns)
        => migration.CreateIndex($"IX_{table}_{string.Join('_', columns)}", table, columns);

    public static void UniqueIndex(this MigrationBuilder migration, string table, params string[] columns)
        => migration.CreateIndex($"IX_{table}_{string.Join('_', columns)}", table, columns, unique: true);
}
