using Microsoft.EntityFrameworkCore.Migrations;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Migrations;

/// <summary>The nodes that every Umbraco database has: the root and the two recycle bins.</summary>
internal static class FixedNodes
{
    /// <summary>Ids below are Umbraco's own: those of its stock types end at 1063.</summary>
    public const int FirstFreeId = 1100;

    private const int SuperUserId = -1;

    public static readonly int[] Ids = [Constants.System.Root, Constants.System.RecycleBinContent, Constants.System.RecycleBinMedia];

    public static void Insert(MigrationBuilder migration)
    {
        Insert(migration, Constants.System.Root, Constants.System.RootSystemKey, Constants.ObjectTypes.SystemRoot, "SYSTEM DATA: umbraco master root");
        Insert(migration, Constants.System.RecycleBinContent, Constants.System.RecycleBinContentKey, Constants.ObjectTypes.ContentRecycleBin, "Recycle Bin");
        Insert(migration, Constants.System.RecycleBinMedia, Constants.System.RecycleBinMediaKey, Constants.ObjectTypes.MediaRecycleBin, "Recycle Bin");
        migration.Sql(migration.OnPostgreSql()
            ? FormattableString.Invariant($"""ALTER TABLE "umbracoNode" ALTER COLUMN "Id" RESTART WITH {FirstFreeId}""")
            : FormattableString.Invariant($"""UPDATE "sqlite_sequence" SET "seq" = {FirstFreeId - 1} WHERE "name" = 'umbracoNode'"""));
    }

    private static void Insert(MigrationBuilder migration, int id, Guid key, Guid objectType, string name)
    {
        var path = id == Constants.System.Root ? Constants.System.RootString : FormattableString.Invariant($"{Constants.System.Root},{id}");
        var created = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);
        (string Column, string SqliteType, string PostgreSqlType, object Value)[] row =
        [
            ("Id", "INTEGER", "integer", id),
            ("Key", "TEXT", "uuid", key),
            ("ObjectType", "TEXT", "uuid", objectType),
            ("ParentId", "INTEGER", "integer", Constants.System.Root),
            ("Path", "TEXT", "text", path),
            ("Level", "INTEGER", "integer", 0),
            ("SortOrder", "INTEGER", "integer", 0),
            ("Trashed", "INTEGER", "boolean", false),
            ("Name", "TEXT", "text", name),
            ("CreatorId", "INTEGER", "integer", SuperUserId),
            ("WriterId", "INTEGER", "integer", SuperUserId),
            ("CreateDate", "TEXT", "timestamp with time zone", created),
            ("UpdateDate", "TEXT", "timestamp with time zone", created),
            ("ContentTypeId", "INTEGER", "integer", 0),
            ("Published", "INTEGER", "boolean", false),
            ("Edited", "INTEGER", "boolean", false),
            ("VersionId", "INTEGER", "integer", 0),
            ("PublishedVersionId", "INTEGER", "integer", 0),
        ];
        migration.InsertData(
            "umbracoNode",
            row.Select(c => c.Column).ToArray(),
            row.Select(c => migration.OnPostgreSql() ? c.PostgreSqlType : c.SqliteType).ToArray(),
            row.Select(c => c.Value).ToArray());
    }
}
