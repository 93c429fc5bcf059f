using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Schema;

internal static class SchemaObjectTypes
{
    /// <summary>Object types of the nodes that belong to the schema.</summary>
    public static readonly Guid[] All =
    [
        Constants.ObjectTypes.DocumentType,
        Constants.ObjectTypes.MediaType,
        Constants.ObjectTypes.MemberType,
        Constants.ObjectTypes.DataType,
        Constants.ObjectTypes.TemplateType,
        Constants.ObjectTypes.DocumentTypeContainer,
        Constants.ObjectTypes.MediaTypeContainer,
        Constants.ObjectTypes.MemberTypeContainer,
        Constants.ObjectTypes.DataTypeContainer,
        Constants.ObjectTypes.DocumentBlueprintContainer,
    ];

    public static bool HasProperties(Guid objectType)
        => objectType == Constants.ObjectTypes.DocumentType || objectType == Constants.ObjectTypes.MediaType || objectType == Constants.ObjectTypes.MemberType;

    /// <summary>The entity type of UDIs of a content, media or member type.</summary>
    public static string UdiType(Guid objectType)
    {
        if (objectType == Constants.ObjectTypes.DocumentType)
        {
            return Constants.UdiEntityType.DocumentType;
        }
        return objectType == Constants.ObjectTypes.MediaType ? Constants.UdiEntityType.MediaType : Constants.UdiEntityType.MemberType;
    }

    public static Guid Of(IContentTypeComposition type) => type switch
    {
        IMediaType => Constants.ObjectTypes.MediaType,
        IMemberType => Constants.ObjectTypes.MemberType,
        _ => Constants.ObjectTypes.DocumentType,
    };
}
