using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Whether a document has changes that are not published, and in which cultures.</summary>
/// <param name="Any">Some value or name differs from what is published.</param>
/// <param name="Cultures">The cultures it differs in; a pending invariant value counts for the default culture.</param>
internal sealed record EditedState(bool Any, HashSet<string> Cultures)
{
    /// <param name="content">The document, before its published state is flipped.</param>
    /// <param name="publishing">True when this save publishes.</param>
    /// <param name="wasEdited">What the document said before: "edited" is sticky until a publish.</param>
    /// <param name="defaultCulture">The culture that answers for invariant values.</param>
    /// <param name="editors">An editor may know better which cultures an invariant value has changed for, as those of blocks do.</param>
    public static EditedState Of(IContent content, bool publishing, bool wasEdited, string? defaultCulture, PropertyEditorCollection editors)
    {
        var any = !publishing && (wasEdited || content.PublishName != content.Name);
        var cultures = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var varies = content.ContentType.VariesByCulture();
        foreach (var (type, value) in content.Properties.SelectMany(p => p.Values.Where(v => Counts(p.PropertyType, v)).Select(v => (p.PropertyType, v))))
        {
            if (Equals(value.EditedValue, value.PublishedValue))
            {
                continue;
            }
            any = true;
            if (varies && defaultCulture is not null)
            {
                cultures.UnionWith(value.Culture is { } culture ? [culture] : ChangedIn(type, value, defaultCulture, editors));
            }
        }
        if (varies)
        {
            foreach (var info in content.CultureInfos?.Values ?? [])
            {
                if (info.Name != content.GetPublishName(info.Culture))
                {
                    any = true;
                    cultures.Add(info.Culture);
                }
            }
        }
        return new EditedState(any, cultures);
    }

    private static string[] ChangedIn(IPropertyType type, IPropertyValue value, string defaultCulture, PropertyEditorCollection editors)
    {
        var changed = editors.TryGet(type.PropertyEditorAlias, out var editor) && editor.CanMergePartialPropertyValues(type)
            ? editor.GetChangedCulturesForPartialPropertyValues(value.EditedValue, value.PublishedValue, defaultCulture).ToArray()
            : [];
        return changed.Length > 0 ? changed : [defaultCulture];
    }

    /// <summary>A property that has ceased to vary keeps its former values for a change back; they say nothing about it now.</summary>
    private static bool Counts(IPropertyType type, IPropertyValue value)
        => value.Culture is not null == type.VariesByCulture() && (value.Segment is null || type.VariesBySegment());
}
