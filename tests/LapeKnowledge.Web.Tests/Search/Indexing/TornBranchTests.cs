using System.Reflection;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>A branch that is deleted while a document of it is read for the index: what is left of it would be found for ever.</summary>
[Collection(SiteCollection.Name)]
public sealed class TornBranchTests(SiteFixture site)
{
    [Theory]
    [InlineData(Torn.Nothing, true)]
    [InlineData(Torn.Document, false)]
    [InlineData(Torn.Parent, false)]
    [InlineData(Torn.Top, false)]
    public void A_document_whose_branch_is_not_whole_is_not_for_the_index(Torn torn, bool isOpen) => site.InContext(services =>
    {
        var document = new PublishedDocuments(services).OfType<ProcessDescription>().First();
        var navigation = DispatchProxy.Create<IDocumentNavigationQueryService, TornNavigation>();
        ((TornNavigation)navigation).Set(services.GetRequiredService<IDocumentNavigationQueryService>(), torn);
        var documents = ActivatorUtilities.CreateInstance<SearchDocuments>(services, navigation);

        Assert.Equal(isOpen, documents.Of(document, Access.Now(services.GetRequiredService<IPublicAccessService>())).Count > 0);
        Assert.Equal(isOpen, documents.OpenIn(document).Contains(Cultures.Finnish));
        return true;
    });

    /// <summary>What is gone already.</summary>
    public enum Torn
    {
        Nothing,
        Document,
        Parent,
        Top,
    }

    /// <summary>Umbraco's own, but for what is gone.</summary>
    internal class TornNavigation : DispatchProxy
    {
        private IDocumentNavigationQueryService _whole = null!;
        private Torn _torn;

        public void Set(IDocumentNavigationQueryService whole, Torn torn) => (_whole, _torn) = (whole, torn);

        protected override object? Invoke(MethodInfo? method, object?[]? args)
        {
            var answer = method!.Invoke(_whole, args);
            if (method.Name == nameof(IDocumentNavigationQueryService.TryGetAncestorsKeys))
            {
                Guid[] above = [.. (IEnumerable<Guid>)args![1]!];
                args[1] = _torn switch
                {
                    Torn.Nothing => above,
                    Torn.Top => above[..^1],
                    _ => [],
                };
                return _torn != Torn.Document;
            }

            return answer;
        }
    }
}
