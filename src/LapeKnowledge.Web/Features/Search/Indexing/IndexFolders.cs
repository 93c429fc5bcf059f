using LapeKnowledge.Search;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Where the index lies: <c>search</c> in the data folder, and beside it one for each further process that runs over the same folder.</summary>
internal sealed class IndexFolders(IHostingEnvironment hosting, SiteAnalyzers analyzers, ILogger<IndexFolders> logger)
{
    private const int Most = 9;

    /// <summary>The folder of the first process.</summary>
    public string First => In(hosting, "search");

    /// <summary>A folder in the data folder.</summary>
    public static string In(IHostingEnvironment hosting, string name) => Path.GetFullPath(Path.Combine(hosting.LocalTempPath, "..", name));

    /// <summary>Opens the first folder that no other process uses; an index that cannot be used gives way to an empty one.</summary>
    /// <exception cref="IndexInUseException">All are in use.</exception>
    public (SearchIndex Index, string Folder) OpenFree()
    {
        for (var number = 1; ; number++)
        {
            var folder = number == 1 ? First : FormattableString.Invariant($"{First}-{number}");
            try
            {
                return (OpenOrCreate(folder), folder);
            }
            catch (IndexInUseException) when (number < Most)
            {
                // the next one
            }
        }
    }

    /// <exception cref="IndexInUseException"/>
    public SearchIndex Create(string folder) => SearchIndex.Create(folder, analyzers.Value);

    /// <exception cref="IndexDamagedException"/>
    /// <exception cref="IndexInUseException"/>
    public SearchIndex OpenFirst() => SearchIndex.Open(First, analyzers.Value);

    /// <exception cref="IndexInUseException"/>
    private SearchIndex OpenOrCreate(string folder)
    {
        try
        {
            return SearchIndex.Open(folder, analyzers.Value);
        }
        catch (IndexDamagedException damage)
        {
            logger.LogWarning("The search index in {Folder} cannot be used and is made anew: {Reason}", folder, damage.Message);
            return Create(folder);
        }
    }
}
