using Umbraco.Cms.Core;

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

    /// <summary>The type of the content that is of a content, media or member type.</summary>
    public static Guid ContentOf(Guid typeObjectType)
    {
        if (typeObjectType == Constants.ObjectTypes.DocumentType)
        {
            return Constants.ObjectTypes.Document;
        }
        return typeObjectType == Constants.ObjectTypes.MediaType ? Constants.ObjectTypes.Media : Constants.ObjectTypes.Member;
    }
}
