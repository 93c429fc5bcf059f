using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>The addresses of documents, which saving a document needs as much as serving one does.</summary>
internal sealed class UrlCaches(IDocumentUrlService segments, IDocumentUrlAliasService aliases)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await segments.InitAsync(forceEmpty: false, cancellationToken);
        await aliases.InitAsync(forceEmpty: false, cancellationToken);
    }
}
