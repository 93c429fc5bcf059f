using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Planned releases and expiries. The invariant culture is <c>*</c> in the models and in the rows.</summary>
internal sealed class DocumentSchedules(ScopedDatabase database)
{
    public ContentScheduleCollection Get(int documentId)
    {
        var collection = new ContentScheduleCollection();
        foreach (var schedule in Rows([documentId]).Select(Model))
        {
            collection.Add(schedule);
        }
        return collection;
    }

    public Dictionary<int, IEnumerable<ContentSchedule>> GetMany(int[] documentIds)
        => Rows(documentIds).GroupBy(r => r.NodeId).ToDictionary(g => g.Key, g => (IEnumerable<ContentSchedule>)g.Select(Model).ToArray());

    public void Save(int documentId, ContentScheduleCollection schedule)
    {
        var db = database.Write;
        var wanted = schedule.FullSchedule;
        var kept = wanted.Where(s => s.Id != Guid.Empty).Select(s => s.Id).ToArray();
        var existing = db.Schedules.Where(s => s.NodeId == documentId).ToList();
        db.Schedules.RemoveRange(existing.Where(e => !kept.Contains(e.Id)));
        foreach (var item in wanted)
        {
            var row = existing.FirstOrDefault(e => e.Id == item.Id);
            if (row is null)
            {
                item.Id = item.Id == Guid.Empty ? Guid.NewGuid() : item.Id;
                row = new ContentScheduleRow { Id = item.Id, NodeId = documentId };
                db.Schedules.Add(row);
            }
            row.Culture = string.IsNullOrEmpty(item.Culture) ? Constants.System.InvariantCulture : item.Culture;
            row.Date = item.Date;
            row.Action = item.Action.ToString();
        }
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public void Clear(DateTime date, ContentScheduleAction? action)
    {
        var name = action?.ToString();
        database.Write.Schedules.Where(s => s.Date <= date && (name == null || s.Action == name)).ExecuteDelete();
    }

    /// <summary>Ids of documents with an action due, each once, the earliest first.</summary>
    public IEnumerable<int> Due(DateTime date, ContentScheduleAction action)
    {
        var name = action.ToString();
        return database.Read.Schedules.AsNoTracking().Where(s => s.Action == name && s.Date <= date)
            .OrderBy(s => s.Date).ThenBy(s => s.NodeId).Select(s => s.NodeId).ToList().Distinct();
    }

    private List<ContentScheduleRow> Rows(int[] documentIds)
        => database.Read.Schedules.AsNoTracking().Where(s => EF.Parameter(documentIds).Contains(s.NodeId)).OrderBy(s => s.Date).ToList();

    private static ContentSchedule Model(ContentScheduleRow row) => new(row.Id, row.Culture, row.Date, Enum.Parse<ContentScheduleAction>(row.Action));
}
