using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>An item as it stands in a file.</summary>
/// <param name="FileName">The name that a new file of the item gets, without extension.</param>
internal sealed record USyncItem(USyncKind Kind, Guid Key, string Alias, string FileName, XElement Element);

/// <summary>Reads and writes one kind of item through Umbraco's services. Lives for one run and remembers what it loaded.</summary>
internal interface IUSyncSerializer
{
    USyncKind Kind { get; }

    Task<IReadOnlyList<USyncItem>> ExportAllAsync();

    Task<USyncItem?> ExportAsync(Guid key);

    /// <summary>Loads what the files may meet in the database.</summary>
    Task PrepareAsync(IReadOnlyCollection<USyncFile> files);

    /// <summary>The files in an order in which each finds what it needs.</summary>
    /// <exception cref="USyncException">They need each other in a circle.</exception>
    IReadOnlyList<USyncFile> InOrder(IReadOnlyCollection<USyncFile> files);

    /// <summary>The item that a file describes, as it is now; null when there is none.</summary>
    Task<XElement?> CurrentAsync(USyncFile file);

    /// <summary>What the file says that an import can follow.</summary>
    Task<XElement> WantedAsync(USyncFile file);

    /// <summary>Creates or updates the item of a file.</summary>
    /// <exception cref="USyncException">The file says something that cannot be.</exception>
    Task ImportAsync(USyncFile file);

    /// <summary>What can only be set when every item of the kind exists.</summary>
    Task CompleteAsync(USyncFile file);

    /// <summary>Called once, after the last file of the kind.</summary>
    Task FinishAsync();

    /// <returns>False when there was nothing to delete.</returns>
    Task<bool> DeleteAsync(USyncFile marker);

    /// <summary>The items below a parent (an empty key is the root) that no file describes.</summary>
    Task<IReadOnlyList<(Guid Key, string Alias)>> UndescribedAsync(Guid parent);

    Task DeleteAsync(Guid key, USyncFile because);
}
