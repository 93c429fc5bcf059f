using System.Xml.Linq;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>
/// The keys of cookies and tokens, in the database: whoever has signed in at one process of the site is signed in at all. Keys that lie in the data folder
/// from before are taken over, so that nobody is signed out.
/// </summary>
internal sealed class DatabaseKeys(IDbContextFactory<UmbracoDbContext> contexts, DataFolder folder) : IXmlRepository
{
    private const string Folder = "keys";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        TakeOver(db);
        return [.. db.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.ProtectionKeys.Add(new ProtectionKeyRow { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    private void TakeOver(UmbracoDbContext db)
    {
        var files = new DirectoryInfo(Path.Combine(folder.Path, Folder));
        if (!files.Exists)
        {
            return;
        }

        foreach (var file in files.EnumerateFiles("*.xml"))
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);
            if (!db.ProtectionKeys.Any(k => k.FriendlyName == name) && ReadOrNull(file) is { } xml)
            {
                db.ProtectionKeys.Add(new ProtectionKeyRow { FriendlyName = name, Xml = xml });
                SaveOrMeet(db);
            }
        }
    }

    /// <summary>Another process that starts at the same moment takes the same keys.</summary>
    private static void SaveOrMeet(UmbracoDbContext db)
    {
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <returns>Null for what is no key; it has been of no use in the folder either.</returns>
    private static string? ReadOrNull(FileInfo file)
    {
        try
        {
            return XElement.Load(file.FullName).ToString(SaveOptions.DisableFormatting);
        }
        catch (Exception e) when (e is System.Xml.XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
