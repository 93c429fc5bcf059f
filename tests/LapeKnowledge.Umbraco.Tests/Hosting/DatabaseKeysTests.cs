using System.Xml.Linq;
using LapeKnowledge.Umbraco.Hosting;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Tests.Hosting;

public sealed class DatabaseKeysTests(HostFixture host) : HostTest(host), IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-keys-").FullName;

    private DatabaseKeys Keys => new(Host.Get<IDbContextFactory<UmbracoDbContext>>(), new DataFolder(_folder));

    [Fact]
    public void What_one_process_stores_another_reads()
    {
        var name = $"key-{Guid.NewGuid()}";

        Keys.StoreElement(new XElement("key", new XAttribute("id", name)), name);

        Assert.Contains(Keys.GetAllElements(), e => e.Attribute("id")?.Value == name);
    }

    [Fact]
    public void Keys_of_the_data_folder_are_taken_over_once_and_what_is_no_key_is_left()
    {
        var name = $"key-{Guid.NewGuid()}";
        var keys = Directory.CreateDirectory(Path.Combine(_folder, "keys")).FullName;
        File.WriteAllText(Path.Combine(keys, name + ".xml"), $"""<key id="{name}" />""");
        File.WriteAllText(Path.Combine(keys, "broken.xml"), "<key");

        for (var start = 0; start < 2; start++)
        {
            Assert.Single(Keys.GetAllElements(), e => e.Attribute("id")?.Value == name);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
