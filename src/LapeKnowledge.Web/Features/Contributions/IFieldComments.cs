namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>What an editor said of a field of a description.</summary>
/// <param name="Field">The alias of the property of the document; <c>name</c> for its name, empty for all of it.</param>
internal sealed record FieldComment(string Field, string Text, string Editor, DateTime Utc);

/// <summary>The editors' comments, which stand beside the fields while a description is mended.</summary>
internal interface IFieldComments
{
    /// <returns>Those that have not been taken care of, oldest first.</returns>
    Task<IReadOnlyList<FieldComment>> OfAsync(Guid document, string culture, CancellationToken cancellation);
}

/// <summary>Where editors have nothing to comment with.</summary>
internal sealed class NoFieldComments : IFieldComments
{
    public Task<IReadOnlyList<FieldComment>> OfAsync(Guid document, string culture, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FieldComment>>([]);
}
