using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class ContentTypeCommonRepository(SchemaStore schema) : IContentTypeCommonRepository
{
    public IEnumerable<IContentTypeComposition> GetAllTypes()
    {
        var current = schema.Current;
        return current.ContentTypes.Cast<IContentTypeComposition>().Concat(current.MediaTypes).Concat(current.MemberTypes)
            .Select(t => (IContentTypeComposition)t.DeepClone()).ToArray();
    }

    /// <summary>The schema is kept by <see cref="SchemaStore"/>, which forgets it itself when a scope rolls back.</summary>
    public void ClearCache()
    {
    }
}
