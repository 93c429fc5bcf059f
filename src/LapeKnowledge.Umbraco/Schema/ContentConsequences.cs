using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// What a changed type does to the content of its own and of the types composed of it, in the same transaction: values follow their property
/// through renames and changes of variation and go with it when it is removed; names go into the default culture of a type that becomes variant.
/// </summary>
internal sealed class ContentConsequences(ScopedDatabase database, ContentVariationState state, RemovedPropertyTraces traces)
{
    private const int BatchSize = 200;

    public void Apply(SchemaSnapshot before, SchemaSnapshot after, int typeId)
    {
        var culture = after.DefaultLanguage?.IsoCode;
        foreach (var id in TypesComposedOf.WithSelf(before, typeId).Union(TypesComposedOf.WithSelf(after, typeId)))
        {
            var difference = TypeDifference.Between(before, after, id);
            if (!difference.IsNone)
            {
                Apply(difference, after, culture);
            }
        }
    }

    private void Apply(TypeDifference difference, SchemaSnapshot after, string? culture)
    {
        var typeId = difference.TypeId;
        var isDocumentType = after.ContentTypes.Any(t => t.Id == typeId);
        if (difference.VariationsChanged && isDocumentType)
        {
            DeleteRedirects(typeId);
        }
        if (difference.TypeNowVariant && isDocumentType && culture is not null)
        {
            state.NamesToCulture(typeId, culture);
        }
        if (!difference.ChangesValues)
        {
            return;
        }
        var touched = ChangeValues(difference, culture);
        traces.Remove(difference, touched);
        if (difference.ChangesVariation)
        {
            traces.MoveTags(difference, after.DefaultLanguage?.Id);
            if (isDocumentType && culture is not null)
            {
                state.RecountEdited(touched, EffectiveProperties.Of(after, typeId).Values.ToArray(), after.Entry(typeId)!.ContentType!.Variations, culture);
            }
        }
    }

    /// <returns>The content whose values changed.</returns>
    private HashSet<int> ChangeValues(TypeDifference difference, string? culture)
    {
        var db = database.Write;
        var touched = new HashSet<int>();
        var typeId = difference.TypeId;
        for (var last = 0; ;)
        {
            var batch = db.Versions.AsNoTracking()
                .Where(v => v.Id > last && db.Nodes.Any(n => n.Id == v.NodeId && n.ContentTypeId == typeId))
                .OrderBy(v => v.Id).Take(BatchSize).ToList();
            if (batch.Count == 0)
            {
                return touched;
            }
            last = batch[^1].Id;
            foreach (var version in batch)
            {
                if (StoredValueChanges.Apply(version.Values, difference, culture) is { } values)
                {
                    touched.Add(version.NodeId);
                    SetValues(version, values);
                }
            }
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
    }

    private void SetValues(VersionRow version, string values)
    {
        var entry = database.Write.Attach(version);
        version.Values = values;
        entry.Property(v => v.Values).IsModified = true;
    }

    /// <summary>An address of before may now belong to another culture.</summary>
    private void DeleteRedirects(int typeId)
    {
        var db = database.Write;
        db.RedirectUrls.Where(r => db.Nodes.Any(n => n.Key == r.ContentKey && n.ContentTypeId == typeId)).ExecuteDelete();
    }
}
