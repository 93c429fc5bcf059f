using LapeKnowledge.Umbraco.Persistence;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>The repositories' way to the database of the ambient scope.</summary>
internal sealed class ScopedDatabase(UmbracoScopeProvider scopes)
{
    /// <summary>For queries; sees what the scope itself has written.</summary>
    public UmbracoDbContext Read => Scope.Database;

    /// <summary>For changes; begins the transaction of the scope.</summary>
    public UmbracoDbContext Write => Scope.WritableDatabase;

    public bool HasScope => scopes.Ambient is not null;

    public UmbracoScope Scope => scopes.Ambient ?? throw new InvalidOperationException("The repositories work inside a scope only: create one with ICoreScopeProvider.");
}
