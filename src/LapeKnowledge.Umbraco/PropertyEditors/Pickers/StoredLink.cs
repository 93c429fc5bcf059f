using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.PropertyEditors.Pickers;

/// <summary>A link as it is kept: to a document or media item by UDI, or to an address.</summary>
internal sealed class StoredLink
{
    public string? Name { get; set; }

    public string? Target { get; set; }

    public Guid? Unique { get; set; }

    public string? Type { get; set; }

    public GuidUdi? Udi { get; set; }

    public string? Url { get; set; }

    public string? QueryString { get; set; }

    public string? Culture { get; set; }
}
