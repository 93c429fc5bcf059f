namespace LapeKnowledge.Web.Models;

/// <summary>Says which property type a property of a generated model reads, as Umbraco's ModelsBuilder does.</summary>
/// <param name="alias">The alias of the property type.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ImplementPropertyTypeAttribute(string alias) : Attribute
{
    public string Alias { get; } = alias;
}
