using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Tests.Migrations;

/// <summary>What a database says of its own tables, as sorted lines that can be compared.</summary>
internal static class SchemaDescription
{
    private const string Sqlite = """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' || coalesce(c.dflt_value, '') || ' key=' || c.pk
          FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '!_!_EF%' ESCAPE '!' AND t.name <> 'sqlite_sequence'
        UNION ALL
        SELECT 'counting ' || name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
        UNION ALL
        SELECT 'index ' || t.name || ' ' || i.name || ' unique=' || i."unique" || ' origin=' || i.origin || ' ' || c.seqno || ' ' || c.name
          FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c WHERE t.type = 'table' AND t.name NOT LIKE '!_!_EF%' ESCAPE '!' AND i.origin <> 'pk'
        UNION ALL
        SELECT 'foreign key ' || t.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete || ' ' || f.on_update
          FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        """;

    private const string PostgreSql = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' nullable=' || is_nullable
               || ' default=' || coalesce(column_default, '') || ' identity=' || is_identity || ' ' || coalesce(identity_generation, '')
          FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        """;

    public static async Task<string[]> ReadAsync(DbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = TestDatabases.OnPostgreSql ? PostgreSql : Sqlite;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
