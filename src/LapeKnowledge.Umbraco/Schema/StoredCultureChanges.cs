using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Content is stored with the ISO codes of its cultures, so it follows when a language gets another code or is deleted.</summary>
internal sealed class StoredCultureChanges(ScopedDatabase database)
{
    private const int BatchSize = 200;

    public void Remove(string culture)
    {
        var db = database.Write;
        db.NodeCultures.Where(c => c.Culture == culture).ExecuteDelete();
        db.Schedules.Where(s => s.Culture == culture).ExecuteDelete();
        Change(db, culture, null);
    }

    public void Rename(string culture, string newCulture)
    {
        var db = database.Write;
        db.NodeCultures.Where(c => c.Culture == culture).ExecuteUpdate(s => s.SetProperty(c => c.Culture, newCulture));
        db.Schedules.Where(s => s.Culture == culture).ExecuteUpdate(s => s.SetProperty(c => c.Culture, newCulture));
        db.RedirectUrls.Where(r => r.Culture == culture).ExecuteUpdate(s => s.SetProperty(r => r.Culture, newCulture));
        Change(db, culture, newCulture);
    }

    private static void Change(UmbracoDbContext db, string culture, string? newCulture)
    {
        var value = $"\"c\":\"{culture}\"";
        var name = $"\"{culture}\":";
        for (var last = 0; ;)
        {
            var batch = db.Versions
                .Where(v => v.Id > last && (v.Values.Contains(value) || (v.Cultures != null && v.Cultures.Contains(name))))
                .OrderBy(v => v.Id).Take(BatchSize).ToList();
            if (batch.Count == 0)
            {
                break;
            }
            last = batch[^1].Id;
            foreach (var version in batch)
            {
                version.Values = StoredValueChanges.ChangeCulture(version.Values, culture, newCulture);
                version.Cultures = ChangeName(version.Cultures, culture, newCulture);
            }
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
        foreach (var node in db.Nodes.Where(n => n.EditedCultures != null && n.EditedCultures.Contains(culture)).ToList())
        {
            node.EditedCultures = StoredCultures.JoinCodes(StoredCultures.SplitCodes(node.EditedCultures)
                .Select(c => c.Equals(culture, StringComparison.OrdinalIgnoreCase) ? newCulture : c).OfType<string>());
        }
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private static string? ChangeName(string? cultures, string culture, string? newCulture)
    {
        if (cultures is null || !StoredCultures.Read(cultures).TryGetValue(culture, out var stored))
        {
            return cultures;
        }
        var without = StoredCultures.With(cultures, culture, null);
        return newCulture is null ? without : StoredCultures.With(without, newCulture, stored);
    }
}
