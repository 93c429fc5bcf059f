using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class ContentTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, StoredContentTypeMapper mapper, ContentConsequences consequences)
    : ContentTypeRepositoryBase<IContentType>(schema, database, time, mapper, consequences), IContentTypeRepository
{
    protected override IEnumerable<IContentType> Shared => Schema.Current.ContentTypes;

    protected override Guid ObjectType => Constants.ObjectTypes.DocumentType;

    public IEnumerable<IContentType> GetByQuery(IQuery<PropertyType> query)
    {
        var conditions = ExpressionQuery<PropertyType>.ConditionsOf(query).Select(MemoryCondition.Compile).ToArray();
        return Clones(Shared.Where(t => t.PropertyTypes.OfType<PropertyType>().Any(p => conditions.All(c => c(p)))));
    }

    public IEnumerable<string> GetAllPropertyTypeAliases()
        => Types([]).SelectMany(e => e.ContentType!.Properties).Select(p => p.Alias).Distinct().Order(StringComparer.Ordinal).ToArray();

    public IEnumerable<string> GetAllContentTypeAliases(params Guid[] objectTypes) => Types(objectTypes).Select(e => e.Alias).ToArray();

    public IEnumerable<int> GetAllContentTypeIds(string[] aliases)
        => Types([]).Where(e => aliases.Contains(e.Alias, StringComparer.OrdinalIgnoreCase)).Select(e => e.Node.Id).ToArray();

    /// <summary>A deep clone of Umbraco's shares the clean-up rules with its original.</summary>
    protected override IContentType CloneOf(IContentType shared)
    {
        var clone = base.CloneOf(shared);
        if (shared.HistoryCleanup is { } rules)
        {
            clone.HistoryCleanup = SchemaMaterializer.HistoryCleanup(rules.PreventCleanup, rules.KeepAllVersionsNewerThanDays, rules.KeepLatestVersionPerDayForDays);
            clone.ResetDirtyProperties(false);
        }
        return clone;
    }

    private IEnumerable<SchemaEntry> Types(Guid[] objectTypes)
        => Schema.Current.Entries.Where(e => e.ContentType is not null && (objectTypes.Length == 0 || objectTypes.Contains(e.Node.ObjectType))).OrderBy(e => e.Node.Id);
}
