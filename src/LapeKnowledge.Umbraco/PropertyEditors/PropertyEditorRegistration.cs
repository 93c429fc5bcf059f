using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using LapeKnowledge.Umbraco.PropertyEditors.Choices;
using LapeKnowledge.Umbraco.PropertyEditors.Dates;
using LapeKnowledge.Umbraco.PropertyEditors.Media;
using LapeKnowledge.Umbraco.PropertyEditors.Pickers;
using LapeKnowledge.Umbraco.PropertyEditors.RichText;
using LapeKnowledge.Umbraco.PropertyEditors.Text;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;
using Umbraco.Cms.Core.PublishedCache;
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
        services.AddValidationTexts();
        services.AddSingleton<PickedNodes>();
        services.AddSingleton<ApiLinks>();
        services.AddSingleton<UploadedFiles>();
        services.AddSingleton<PastedImages>();
        services.AddSingleton<ApiMediaWithCropsBuilder>();
        AddBlocks(services);
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
        .Add<UploadFieldEditor>()
        .Add<DateTimeEditor>()
        .Add<DateOnlyEditor>()
        .Add<TimeOnlyEditor>()
        .Add<DateTimeUnspecifiedEditor>()
        .Add<DateTimeWithTimeZoneEditor>()
        .Add<BlockListEditor>()
        .Add<BlockGridEditor>()
        .Add<SingleBlockEditor>()
        .Add<RichTextEditor>();

    private static void AddConverters(IUmbracoBuilder umbraco) => umbraco.PropertyValueConverters()
        .Remove<SimpleRichTextValueConverter>() // ours knows local links and blocks
        .Append<RichTextConverter>()
        .Append<MarkdownConverter>()
        .Append<BlockListConverter>()
        .Append<BlockGridConverter>()
        .Append<SingleBlockConverter>()
        .Append<MultiUrlPickerConverter>()
        .Append<MediaPickerConverter>()
        .Append<ImageCropperConverter>()
        .Append<DateOnlyConverter>()
        .Append<TimeOnlyConverter>()
        .Append<DateTimeUnspecifiedConverter>()
        .Append<DateTimeWithTimeZoneConverter>()
        .Append<JsonValueConverter>();

    private static void AddBlocks(IServiceCollection services)
    {
        services.AddSingleton(s => new Lazy<IPropertyValidationService>(s.GetRequiredService<IPropertyValidationService>));
        services.AddSingleton(s => new Lazy<ICacheManager>(s.GetRequiredService<ICacheManager>));
        services.AddSingleton<BlockVariance>();
        services.AddSingleton<BlockElements>();
        services.AddSingleton<BlockCleaning>();
        services.AddSingleton<BlockMapping>();
        services.AddSingleton<BlockMerging>();
        services.AddSingleton<BlockNestedValidation>();
        services.AddSingleton<BlockServices>();
        services.AddSingleton<RichTextMarkup>();
        services.AddSingleton<RichTextBlocks>();
        services.AddSingleton<ApiRichTextReferences>();
        services.AddSingleton<ApiRichText>();
        services.AddSingleton<IApiRichTextMarkupParser>(s => s.GetRequiredService<ApiRichText>());
        services.AddSingleton<IApiRichTextElementParser>(s => s.GetRequiredService<ApiRichText>());
    }
}
