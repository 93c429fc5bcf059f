using System.Data;
using LapeKnowledge.Umbraco.Querying;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>Creates scopes and keeps the ambient one of the current asynchronous flow.</summary>
internal sealed class UmbracoScopeProvider(Lazy<ScopeServices> services) : ICoreScopeProvider
{
    private static readonly AsyncLocal<UmbracoScope?> AmbientScope = new();

    public UmbracoScope? Ambient
    {
        get
        {
            // A task that outlives the scope it was started in still sees that scope here.
            var scope = AmbientScope.Value;
            while (scope is { IsDisposed: true })
            {
                scope = scope.Parent;
            }
            return scope;
        }
    }

    public IScopeContext? Context => Ambient?.EnlistmentContext;

    public ICoreScope CreateCoreScope(
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        RepositoryCacheMode repositoryCacheMode = RepositoryCacheMode.Unspecified,
        IEventDispatcher? eventDispatcher = null,
        IScopedNotificationPublisher? scopedNotificationPublisher = null,
        bool? scopeFileSystems = null,
        bool callContext = false,
        bool autoComplete = false)
    {
        var scope = new UmbracoScope(this, Ambient, services.Value, new ScopeOptions(repositoryCacheMode, scopeFileSystems, scopedNotificationPublisher));
        if (autoComplete)
        {
            scope.Complete();
        }
        AmbientScope.Value = scope;
        return scope;
    }

    public IQuery<T> CreateQuery<T>() => new ExpressionQuery<T>();

    /// <summary>Takes a scope off the flow.</summary>
    /// <exception cref="InvalidOperationException">An inner scope is still open.</exception>
    internal void Leave(UmbracoScope scope)
    {
        if (Ambient != scope)
        {
            throw new InvalidOperationException("A scope was disposed while it was not the ambient one: an inner scope is still open, or it was disposed in another asynchronous flow.");
        }
        AmbientScope.Value = scope.Parent;
    }
}
