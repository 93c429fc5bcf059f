using LapeKnowledge.Umbraco.PropertyEditors.Choices;
using LapeKnowledge.Umbraco.PropertyEditors.Media;
using LapeKnowledge.Umbraco.PropertyEditors.Pickers;
using LapeKnowledge.Umbraco.PropertyEditors.Text;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>The stock editors and value converters that Umbraco.Core does not have.</summary>
internal static class PropertyEditorRegistration
{
    public static IUmbracoBuilder AddPropertyEditorPorts(this IUmbracoBuilder umbraco)
    {
        AddEditors(umbraco);
        AddConverters(umbraco);
        var services = umbraco.Services;
        services.AddSingleton(s => new Lazy<IEntityService>(s.GetRequiredService<IEntityService>));
        services.AddSingleton<PickedNodes>();
        services.AddSingleton<ApiLinks>();
        services.AddSingleton<UploadedFiles>();
        services.AddSingleton<ApiMediaWithCropsBuilder>();
        return umbraco;
    }

    private static void AddEditors(IUmbracoBuilder umbraco) => umbraco.DataEditors()
        .Add<TextBoxEditor>()
        .Add<TextAreaEditor>()
        .Add<EmailAddressEditor>()
        .Add<MultipleTextStringEditor>()
        .Add<TagsEditor>()
        .Add<TrueFalseEditor>()
        .Add<SliderEditor>()
        .Add<ColorPickerEditor>()
        .Add<ListViewEditor>()
        .Add<CheckBoxListEditor>()
        .Add<DropDownEditor>()
        .Add<RadioButtonListEditor>()
        .Add<MultiNodeTreePickerEditor>()
        .Add<MultiUrlPickerEditor>()
        .Add<MediaPickerEditor>()
        .Add<ImageCropperEditor>()
        .Add<UploadFieldEditor>();

    private static void AddConverters(IUmbracoBuilder umbraco)
    {
        umbraco.PropertyValueConverters()
            .Append<MultiUrlPickerConverter>()
            .Append<MediaPickerConverter>()
            .Append<ImageCropperConverter>()
            .Append<JsonValueConverter>();
    }
}
