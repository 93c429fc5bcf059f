using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>A picked media item: the item itself, with the crops and the focal point of this place of use.</summary>
internal sealed class MediaWithCrops(IPublishedContent content, IPublishedValueFallback fallback, ImageCropperValue localCrops) : PublishedContentWrapped(content, fallback)
{
    public IPublishedContent Content => Unwrap();

    /// <summary>Crops and focal point set where the item was picked; its <c>Src</c> is the address of the file.</summary>
    public ImageCropperValue LocalCrops => localCrops;
}
