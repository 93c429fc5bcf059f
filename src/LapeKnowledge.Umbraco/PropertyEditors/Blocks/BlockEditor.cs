using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>An editor whose invariant value may hold values of several cultures.</summary>
internal abstract class BlockEditor : DataEditor
{
    protected BlockEditor(IDataValueEditorFactory factory)
        : base(factory)
        => SupportsReadOnly = true;

    public override bool SupportsConfigurableElements => true;

    private IBlockMerge Merge => (IBlockMerge)GetValueEditor();

    public override bool CanMergePartialPropertyValues(IPropertyType propertyType) => !propertyType.VariesByCulture();

    public override object? MergePartialPropertyValueForCulture(object? sourceValue, object? targetValue, string? culture)
        => Merge.PublishCulture(sourceValue, targetValue, culture);

    public override object? MergeVariantInvariantPropertyValue(object? sourceValue, object? targetValue, bool canUpdateInvariantData, HashSet<string> allowedCultures)
        => Merge.KeepForbidden(sourceValue, targetValue, canUpdateInvariantData, allowedCultures);

    public override IEnumerable<string> GetChangedCulturesForPartialPropertyValues(object? sourceValue, object? targetValue, string defaultCulture)
        => Merge.ChangedCultures(sourceValue, targetValue, defaultCulture);
}
