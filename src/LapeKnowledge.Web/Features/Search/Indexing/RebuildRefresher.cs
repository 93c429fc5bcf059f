using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>
/// Nothing is refreshed by it: as an entry of the change log it asks every site over the database to fill its search index anew. So a command can ask the
/// site that holds the folder, and what is asked for outlasts a restart.
/// </summary>
internal sealed class RebuildRefresher(HeardRefreshes heard) : ICacheRefresher
{
    public static readonly Guid UniqueId = new("5f0f4a1e-2c59-4d0e-8a34-b1f3d7c6e902");

    public Guid RefresherUniqueId => UniqueId;

    public string Name => "Search Rebuild Request";

    public void RefreshAll() => heard.Wake();

    public void Refresh(int id) => RefreshAll();

    public void Refresh(Guid id) => RefreshAll();

    public void Remove(int id) => RefreshAll();
}
