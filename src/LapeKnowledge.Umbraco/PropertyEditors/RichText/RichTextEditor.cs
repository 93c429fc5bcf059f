using System.ComponentModel.DataAnnotations;
using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using LapeKnowledge.Umbraco.PropertyEditors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

[DataEditor(Constants.PropertyEditors.Aliases.RichText, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class RichTextEditor(IDataValueEditorFactory factory, IIOHelper io) : BlockEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new RichTextConfigurationEditor(io);

    internal sealed class ValueEditor : BlockValueEditor<RichTextBlockValue, RichTextBlockLayoutItem>
    {
        private readonly HtmlImageSourceParser _images;
        private readonly HtmlLocalLinkParser _links;
        private readonly IHtmlSanitizer _sanitizer;
        private readonly PastedImages _pasted;

        public ValueEditor(
            DataEditorAttribute attribute,
            IShortStringHelper strings,
            IJsonSerializer json,
            IIOHelper io,
            BlockServices services,
            HtmlImageSourceParser images,
            HtmlLocalLinkParser links,
            IHtmlSanitizer sanitizer,
            PastedImages pasted,
            PickedNodes nodes,
            ILocalizedTextService texts)
            : base(attribute, strings, json, io, services, new RichTextEditorBlockDataConverter(json))
        {
            _images = images;
            _links = links;
            _sanitizer = sanitizer;
            _pasted = pasted;
            Validators.Add(new AllowedImagesValidator(json, texts, images, nodes));
        }

        public override IValueFormatValidator FormatValidator => new MarkupFormatValidator(Json);

        /// <summary>The images and local links of the markup, and what the blocks in it refer to.</summary>
        public override IEnumerable<UmbracoEntityReference> GetReferences(object? value)
        {
            var markup = RichTextValue.Read(Json, value)?.Markup ?? string.Empty;
            var inMarkup = _images.FindUdisFromDataAttributes(markup).Concat(_links.FindUdisFromLocalLinks(markup).OfType<Udi>());
            return inMarkup.Select(udi => new UmbracoEntityReference(udi)).Concat(base.GetReferences(value)).Distinct().ToArray();
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var sent = RichTextValue.Read(Json, base.FromEditor(editorValue, currentValue));
            if (sent is null)
            {
                return null;
            }
            var markup = _pasted.Keep(sent.Markup, (editorValue.DataTypeConfiguration as RichTextConfiguration)?.MediaParentId);
            sent.Markup = _sanitizer.Sanitize(_images.RemoveImageSources(markup));
            return string.IsNullOrWhiteSpace(sent.Markup) ? null : Json.Serialize(sent);
        }

        protected override IEnumerable<IBlockConfiguration> Configured(object? configuration) => (configuration as RichTextConfiguration)?.Blocks ?? [];

        protected override IEnumerable<ValidationResult> ValidateLimits(RichTextBlockValue blocks, object? configuration) => [];

        protected override BlockContent<RichTextBlockValue>? Read(object? value)
        {
            if (RichTextValue.Read(Json, value) is not { } read)
            {
                return null;
            }
            return new BlockContent<RichTextBlockValue>(read.Markup, read.Blocks is null ? null : ReadBlocks(Json.Serialize(read.Blocks)));
        }

        protected override object ForEditor(BlockContent<RichTextBlockValue> content)
            => new RichTextValue { Markup = _images.EnsureImageSources(content.Markup ?? string.Empty), Blocks = content.Blocks ?? new RichTextBlockValue() };

        protected override object? Stored(BlockContent<RichTextBlockValue> content)
            => string.IsNullOrWhiteSpace(content.Markup) ? null : Json.Serialize(new RichTextValue { Markup = content.Markup, Blocks = content.Blocks });

        protected override bool IsEmpty(BlockContent<RichTextBlockValue> content) => RichTextMarkup.IsEmpty(content.Markup);
    }

    /// <summary>The pattern of the property is for the markup, not for the JSON around it.</summary>
    private sealed class MarkupFormatValidator(IJsonSerializer json) : IValueFormatValidator
    {
        public IEnumerable<ValidationResult> ValidateFormat(object? value, string valueType, string format)
            => new RegexValidator().ValidateFormat(RichTextValue.Read(json, value)?.Markup, valueType, format);
    }
}
