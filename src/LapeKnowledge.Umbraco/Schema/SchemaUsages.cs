using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Whether content has values of a property or data type. Values are JSON, whose keys are the aliases.</summary>
internal sealed class SchemaUsages(SchemaStore schema, ScopedDatabase database) : IPropertyTypeUsageRepository, IDataTypeUsageRepository
{
    public Task<bool> HasSavedPropertyValuesAsync(Guid contentTypeKey, string propertyAlias)
    {
        var entry = schema.Current.Entry(contentTypeKey);
        var property = entry?.ContentType?.Properties.FirstOrDefault(p => p.Alias.Equals(propertyAlias, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(property is not null && HasValues(entry!.Node.Id, property.Alias));
    }

    public Task<bool> ContentTypeExistAsync(Guid contentTypeKey) => Task.FromResult(schema.Current.Entry(contentTypeKey)?.ContentType is not null);

    public Task<bool> HasSavedValuesAsync(Guid dataTypeKey) => Task.FromResult(schema.Current.Entries
        .Where(e => e.ContentType is not null)
        .Any(e => e.ContentType!.Properties.Any(p => p.DataTypeKey == dataTypeKey && HasValues(e.Node.Id, p.Alias))));

    /// <summary>Content of the types composed of this one has its properties too.</summary>
    private bool HasValues(int typeId, string alias)
    {
        var types = TypesComposedOf.WithSelf(schema.Current, typeId);
        var key = $"\"{alias}\":[";
        var db = database.Read;
        return db.Versions.AsNoTracking().Any(v => v.Values.Contains(key) && db.Nodes.Any(n => n.Id == v.NodeId && types.Contains(n.ContentTypeId)));
    }
}
