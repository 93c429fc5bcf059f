using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class ContentTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time)
    : ContentTypeRepositoryBase<IContentType>(schema, database, time), IContentTypeRepository
{
    protected override IEnumerable<IContentType> Shared => Schema.Current.ContentTypes;

    protected override Guid ObjectType => Constants.ObjectTypes.DocumentType;

    public IEnumerable<IContentType> GetByQuery(IQuery<PropertyType> query)
    {
        var conditions = ExpressionQuery<PropertyType>.ConditionsOf(query).Select(c => c.Compile()).ToArray();
        return Clones(Shared.Where(t => t.PropertyTypes.OfType<PropertyType>().Any(p => conditions.All(c => c(p)))));
    }

    public IEnumerable<string> GetAllPropertyTypeAliases()
        => Shared.SelectMany(t => t.PropertyTypes).Select(p => p.Alias).Distinct().Order(StringComparer.Ordinal).ToArray();

    public IEnumerable<string> GetAllContentTypeAliases(params Guid[] objectTypes)
    {
        var current = Schema.Current;
        var all = current.ContentTypes.Cast<IContentTypeComposition>().Concat(current.MediaTypes).Concat(current.MemberTypes);
        return all.Where(t => objectTypes.Length == 0 || objectTypes.Contains(current.Entry(t.Id)!.Node.ObjectType)).Select(t => t.Alias).ToArray();
    }

    public IEnumerable<int> GetAllContentTypeIds(string[] aliases)
    {
        var current = Schema.Current;
        return current.ContentTypes.Cast<IContentTypeComposition>().Concat(current.MediaTypes).Concat(current.MemberTypes)
            .Where(t => aliases.Contains(t.Alias, StringComparer.OrdinalIgnoreCase)).Select(t => t.Id).ToArray();
    }
}
