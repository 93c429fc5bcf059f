using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LapeKnowledge.Web.Tests.Site.LongestFirst", "LapeKnowledge.Web.Tests")]

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>Two collections run at a time: those that take minutes begin, so that none of them is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [SiteCollection.Name, "StoryTests", "BrowserTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c => Array.FindIndex(Long, l => c.DisplayName.EndsWith(l, StringComparison.Ordinal)) is >= 0 and var at ? at : Long.Length);
}
