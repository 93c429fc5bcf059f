using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Blueprints are documents of another object type.</summary>
internal sealed class DocumentBlueprintRepository(
    ScopedDatabase database,
    SchemaStore schema,
    DocumentMapper mapper,
    DocumentWriter writer,
    DocumentSchedules schedules,
    DocumentPermissions permissions,
    ContentRowCache rows)
    : DocumentRepository(database, schema, mapper, writer, schedules, permissions, rows), IDocumentBlueprintRepository
{
    protected override Guid ObjectType => Constants.ObjectTypes.DocumentBlueprint;
}
