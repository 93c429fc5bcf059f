using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Tells other processes to read the schema again. Not every change of it has a refresher of Umbraco's: folders have none.
/// </summary>
internal sealed class SchemaCacheRefresher(SchemaStore schema) : ICacheRefresher
{
    public static readonly Guid UniqueId = new("4f6d2c1e-7a53-4e0b-9b3a-5d0c8a9f2e71");

    public static RefreshInstruction Instruction => new() { RefresherId = UniqueId, RefreshType = RefreshMethodType.RefreshAll };

    public Guid RefresherUniqueId => UniqueId;

    public string Name => "Schema Cache Refresher";

    public void RefreshAll() => schema.Invalidate();

    public void Refresh(int id) => RefreshAll();

    public void Refresh(Guid id) => RefreshAll();

    public void Remove(int id) => RefreshAll();
}
