using Microsoft.Extensions.Hosting;

namespace LapeKnowledge.Umbraco.Persistence;

/// <summary>
/// What relative folders of the configuration start from: the repository in a checkout, so that every way to start the program finds the
/// same data and uSync files; the content root of a published site.
/// </summary>
internal static class SiteRoot
{
    private const string RepositoryMark = "LapeKnowledge.sln";

    public static string Of(IHostEnvironment environment)
    {
        for (var folder = new DirectoryInfo(environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RepositoryMark)))
            {
                return folder.FullName;
            }
        }
        return environment.ContentRootPath;
    }
}
