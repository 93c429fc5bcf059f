using System.Collections.Frozen;
using System.Globalization;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>The ids of the documents that are protected, so that a page that is for everybody asks the database nothing.</summary>
internal sealed class ProtectedNodes(IPublicAccessService access) : INotificationHandler<PublicAccessCacheRefresherNotification>
{
    private Lazy<FrozenSet<int>>? _ids;

    /// <param name="path">The path of a document, from the root down to itself.</param>
    public bool IsOnPath(string path)
    {
        var ids = Current();
        if (ids.Count == 0)
        {
            return false;
        }
        foreach (var part in path.AsSpan().Split(','))
        {
            if (int.TryParse(path.AsSpan(part), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && ids.Contains(id))
            {
                return true;
            }
        }
        return false;
    }

    public void Handle(PublicAccessCacheRefresherNotification notification) => Forget();

    public void Forget() => Volatile.Write(ref _ids, null);

    // a set that was begun before a change is never kept after it: the change takes the place of the whole Lazy
    private FrozenSet<int> Current()
    {
        var ids = Volatile.Read(ref _ids);
        if (ids is null)
        {
            var mine = new Lazy<FrozenSet<int>>(() => access.GetAll().Select(e => e.ProtectedNodeId).ToFrozenSet());
            ids = Interlocked.CompareExchange(ref _ids, mine, null) ?? mine;
        }
        return ids.Value;
    }
}
