using System.Diagnostics;
using LapeKnowledge.Web.Tests.Repository;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class HtmlValidateTests(SiteFixture site)
{
    public const string Package = "html-validate";

    [NpmFact(Package)]
    public async Task A_validator_finds_nothing_wrong_with_any_page()
    {
        var folder = Directory.CreateTempSubdirectory("lape-html-").FullName;
        try
        {
            foreach (var (index, page) in site.Crawled.Values.Where(p => p.IsHtml).Index())
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{index:D4}{page.Address.Split('?')[0].Replace('/', '_')}.html"), page.Text);
            }

            var (status, output) = await ValidateAsync(folder);
            Assert.True(status == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task CheckAsync(IEnumerable<string> pages)
    {
        var folder = Directory.CreateTempSubdirectory("lape-forms-");
        foreach (var (index, page) in pages.Index())
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{index}.html"), page);
        }

        var (status, output) = await ValidateAsync(folder.FullName);
        folder.Delete(recursive: true);
        Assert.True(status == 0, output);
    }

    internal static async Task<(int Status, string Output)> ValidateAsync(string folder)
    {
        var program = RepositoryFolder.File("node_modules", Package, "bin", "html-validate.mjs");
        var start = new ProcessStartInfo("node", [program, "--config", ".htmlvalidate.json", "--formatter", "text", Path.Combine(folder, "*.html")]) { WorkingDirectory = RepositoryFolder.Path };
        var ended = await Ended.RunAsync(start, TimeSpan.FromMinutes(5));
        return (ended.ExitCode, ended.Output + ended.Errors);
    }
}
