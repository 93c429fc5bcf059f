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
}
