using LapeKnowledge.Web.Features.Storage;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Erases what was attached and never sent, and what a crash kept from being erased after an edit.</summary>
internal sealed class AttachmentUpkeep(DiscussionAttachments attachments) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        await attachments.EraseOldAsync(cancellation);
        await attachments.EraseRemovedAsync(null, cancellation);
    }
}
