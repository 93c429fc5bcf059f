using LapeKnowledge.ModelsGenerator;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>A test that needs the html-validate of package.json; skipped, and said so, where <c>npm ci</c> has not been run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HtmlValidateFactAttribute : FactAttribute
{
    public static readonly string Repository = RepositoryRoot.Find(AppContext.BaseDirectory);

    public static readonly string Program = Path.Combine(Repository, "node_modules", "html-validate", "bin", "html-validate.mjs");

    public HtmlValidateFactAttribute()
    {
        if (!File.Exists(Program))
        {
            Skip = "html-validate is not installed: npm ci";
        }
    }
}
