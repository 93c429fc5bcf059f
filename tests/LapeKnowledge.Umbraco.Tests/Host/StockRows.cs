using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>What a new Umbraco site has before anyone works on it, with Umbraco's own ids and keys; and the two languages of ours.</summary>
internal static class StockRows
{
    // The database numbers languages and relation types itself, so that its counters go on from there; a new one begins with 1.
    public const int FinnishId = 1;
    public const int SwedishId = 2;

    public static readonly DateTime Created = new(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);

    public static void AddTo(UmbracoDbContext db)
    {
        AddLanguages(db);
        AddRelationTypes(db);
        StockDataTypes.AddTo(db);
        StockMediaTypes.AddTo(db);
    }

    public static void AddDefinition(UmbracoDbContext db, int id, Guid key, Guid objectType, string name, string alias, string definition)
    {
        db.Nodes.Add(new NodeRow
        {
            Id = id,
            Key = key,
            ObjectType = objectType,
            ParentId = Constants.System.Root,
            Path = FormattableString.Invariant($"-1,{id}"),
            Level = 1,
            Name = name,
            CreatorId = -1,
            WriterId = -1,
            CreateDate = Created,
            UpdateDate = Created,
        });
        db.Schema.Add(new SchemaRow { NodeId = id, Alias = alias, Definition = definition });
    }

    private static void AddLanguages(UmbracoDbContext db) => db.Languages.AddRange(
        new LanguageRow { Key = new Guid("7f1d1c52-0d1e-4b2c-9d5a-0d6f3c1a1001"), IsoCode = "fi-FI", CultureName = "Finnish (Finland)", IsDefault = true, IsMandatory = true },
        new LanguageRow { Key = new Guid("7f1d1c52-0d1e-4b2c-9d5a-0d6f3c1a1002"), IsoCode = "sv-FI", CultureName = "Swedish (Finland)" });

    private static void AddRelationTypes(UmbracoDbContext db) => db.RelationTypes.AddRange(
        RelationType(Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias, Constants.Conventions.RelationTypes.RelateDocumentOnCopyName, Constants.ObjectTypes.Document, bidirectional: true),
        RelationType(Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteName, Constants.ObjectTypes.Document),
        RelationType(Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias, Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteName, Constants.ObjectTypes.Media),
        RelationType(Constants.Conventions.RelationTypes.RelatedMediaAlias, Constants.Conventions.RelationTypes.RelatedMediaName, null, dependency: true),
        RelationType(Constants.Conventions.RelationTypes.RelatedDocumentAlias, Constants.Conventions.RelationTypes.RelatedDocumentName, null, dependency: true),
        RelationType(Constants.Conventions.RelationTypes.RelatedMemberAlias, Constants.Conventions.RelationTypes.RelatedMemberName, null, dependency: true));

    private static RelationTypeRow RelationType(string alias, string name, Guid? ends, bool bidirectional = false, bool dependency = false) => new()
    {
        Key = $"{alias}____{name}".ToGuid(),
        Alias = alias,
        Name = name,
        IsBidirectional = bidirectional,
        IsDependency = dependency,
        ParentObjectType = ends,
        ChildObjectType = ends,
    };
}
