using Umbraco.Cms.Core.Models;
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
    public static EditedState Of(IContent content, bool publishing, bool wasEdited, string? defaultCulture)
    {
        var any = !publishing && (wasEdited || content.PublishName != content.Name);
        var cultures = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var varies = content.ContentType.VariesByCulture();
        foreach (var value in content.Properties.SelectMany(p => p.Values.Where(v => Counts(p.PropertyType, v))))
        {
            if (Equals(value.EditedValue, value.PublishedValue))
            {
                continue;
            }
            any = true;
            if (varies && (value.Culture ?? defaultCulture) is { } culture)
            {
                cultures.Add(culture);
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

    /// <summary>A property that has ceased to vary keeps its former values for a change back; they say nothing about it now.</summary>
    private static bool Counts(IPropertyType type, IPropertyValue value)
        => value.Culture is not null == type.VariesByCulture() && (value.Segment is null || type.VariesBySegment());
}
