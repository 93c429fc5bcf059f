using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>A property as the content of one type has it.</summary>
internal sealed record EffectiveProperty(int Id, string Alias, ContentVariation Variations)
{
    public bool VariesByCulture => Variations.HasFlag(ContentVariation.Culture);
}

internal static class EffectiveProperties
{
    /// <summary>The properties of a type by id, its compositions' among them: those vary at most as every type in between does.</summary>
    public static Dictionary<int, EffectiveProperty> Of(SchemaSnapshot schema, int typeId)
    {
        var properties = new Dictionary<int, EffectiveProperty>();
        if (schema.Entry(typeId)?.ContentType is not { } type)
        {
            return properties;
        }
        foreach (var composed in type.Compositions.SelectMany(c => Of(schema, c).Values))
        {
            properties[composed.Id] = composed with { Variations = composed.Variations & type.Variations };
        }
        foreach (var own in type.Properties)
        {
            properties[own.Id] = new EffectiveProperty(own.Id, own.Alias, own.Variations);
        }
        return properties;
    }
}
