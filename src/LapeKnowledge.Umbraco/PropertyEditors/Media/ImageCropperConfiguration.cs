using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

internal sealed class ImageCropperConfiguration
{
    [ConfigurationField("crops")]
    public Crop[]? Crops { get; set; } = [];
}
