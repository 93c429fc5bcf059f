using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>A test that needs a package of package.json; skipped, and said so, where <c>npm ci</c> has not been run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute(string package)
    {
        if (!Directory.Exists(RepositoryFolder.File("node_modules", package)))
        {
            Skip = $"{package} is not installed: npm ci";
        }
    }
}
