using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Editing;

/// <summary>What a feature puts on the editors' page.</summary>
internal interface IEditorPart
{
    /// <returns>Null when there is nothing to show to this editor.</returns>
    Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation);
}
