using LapeKnowledge.Umbraco.Querying;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>
/// Writes the addresses of changed documents, and of what stands below them, in the transaction of the change. Umbraco's own handler would do
/// so after the commit, and a program that died in between would leave documents without an address.
/// </summary>
internal sealed class AddressWriting(IServiceProvider services)
{
    private IDocumentUrlService Addresses => services.GetRequiredService<IDocumentUrlService>();

    /// <param name="notifications">What the scope will tell when it has committed.</param>
    public void Write(IEnumerable<INotification> notifications)
    {
        var changes = notifications.OfType<ContentTreeChangeNotification>().SelectMany(n => n.Changes).ToArray();
        if (changes.Length == 0 || !Addresses.IsInitialized)
        {
            return;
        }
        var changed = changes.Where(c => c.ChangeTypes.HasTypesAny(TreeChangeTypes.RefreshNode | TreeChangeTypes.RefreshBranch)).Select(c => c.Item).Reverse();
        var tops = changes.Where(c => c.ChangeTypes.HasType(TreeChangeTypes.RefreshBranch)).Select(c => c.Item.Path).Distinct();
        var documents = changed.Concat(tops.SelectMany(Below)).DistinctBy(d => d.Key).ToArray(); // of one changed several times the last, which is as it became
        Addresses.CreateOrUpdateUrlSegmentsAsync(documents).GetAwaiter().GetResult();
    }

    private IEnumerable<IContent> Below(string path)
    {
        var prefix = path + ",";
        return services.GetRequiredService<IDocumentRepository>().Get(new ExpressionQuery<IContent>().Where(d => d.Path.StartsWith(prefix)));
    }
}
