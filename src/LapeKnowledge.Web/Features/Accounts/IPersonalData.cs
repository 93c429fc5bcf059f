namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a feature keeps of a person. He may have it, and have it erased (articles 15, 17 and 20 of the General Data Protection Regulation).</summary>
internal interface IPersonalData
{
    /// <summary>The name of the part in the file that the person downloads: lower case, no path.</summary>
    string Part { get; }

    /// <returns>All that the feature keeps of the member: what is written as JSON, and files with their names.</returns>
    Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation);

    /// <summary>Erases it. What others have answered to stays, without the name.</summary>
    Task EraseAsync(Guid member, CancellationToken cancellation);
}

/// <param name="Data">Serialised as JSON; null when there is nothing.</param>
internal sealed record PersonalDataPart(object? Data, IReadOnlyList<PersonalFile> Files);

/// <param name="Name">Without a path; several may have one name.</param>
internal sealed record PersonalFile(string Name, Func<CancellationToken, Task<Stream>> OpenAsync);
