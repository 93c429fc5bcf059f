using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class RelationTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time) : IRelationTypeRepository
{
    public IRelationType? Get(int id) => Clone(schema.Current.RelationTypes.GetValueOrDefault(id));

    public IRelationType? Get(Guid id) => Clone(All.FirstOrDefault(r => r.Key == id));

    public IEnumerable<IRelationType> GetMany(params int[]? ids) => Clones(All.Where(r => ids is not { Length: > 0 } || ids.Contains(r.Id)));

    public IEnumerable<IRelationType> GetMany(params Guid[]? ids) => Clones(All.Where(r => ids is not { Length: > 0 } || ids.Contains(r.Key)));

    public bool Exists(int id) => schema.Current.RelationTypes.ContainsKey(id);

    public bool Exists(Guid id) => All.Any(r => r.Key == id);

    public IEnumerable<IRelationType> Get(IQuery<IRelationType> query) => Clones(Matching(query));

    public int Count(IQuery<IRelationType>? query) => Matching(query).Count();

    public void Save(IRelationType entity)
    {
        if (entity.Key == Guid.Empty)
        {
            entity.Key = Guid.NewGuid();
        }
        var row = new RelationTypeRow
        {
            Id = entity.Id,
            Key = entity.Key,
            Alias = entity.Alias,
            Name = entity.Name ?? entity.Alias,
            IsBidirectional = entity.IsBidirectional,
            IsDependency = entity is IRelationTypeWithIsDependency { IsDependency: true },
            ParentObjectType = entity.ParentObjectType,
            ChildObjectType = entity.ChildObjectType,
        };
        var db = database.Write;
        db.Entry(row).State = entity.HasIdentity ? EntityState.Modified : EntityState.Added;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.StampSaved(row.Id, time);
        schema.RelationTypesChanged();
        entity.ResetDirtyProperties();
    }

    public void Delete(IRelationType entity)
    {
        database.Write.RelationTypes.Where(r => r.Id == entity.Id).ExecuteDelete();
        schema.RelationTypesChanged();
    }

    private IEnumerable<IRelationType> All => schema.Current.RelationTypes.Values;

    private IEnumerable<IRelationType> Matching(IQuery<IRelationType>? query) => MemoryCondition.Filter(All, query);

    private static IRelationType? Clone(IRelationType? shared) => (IRelationType?)shared?.DeepClone();

    private static IRelationType[] Clones(IEnumerable<IRelationType> shared) => shared.Select(r => (IRelationType)r.DeepClone()).ToArray();
}
