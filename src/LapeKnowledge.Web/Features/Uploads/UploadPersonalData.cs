using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>The files that a person sent.</summary>
internal sealed class UploadPersonalData(IDbContextFactory<UploadsDbContext> contexts, UploadStore store) : IPersonalData
{
    public string Part => "files";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        var uploads = await OfAsync(member, cancellation);
        var files = uploads.Select(u => new PersonalFile(u.Name, async token => await store.OpenAsync(u.Id, token) ?? Stream.Null));
        return new PersonalDataPart(uploads.Count == 0 ? null : uploads.Select(u => new { u.Name, u.MediaType, u.Bytes, u.CreatedUtc, u.AttachedTo }), [.. files]);
    }

    /// <summary>What belongs to a post or a description stays with it, without saying whose it was.</summary>
    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        foreach (var upload in (await OfAsync(member, cancellation)).Where(u => u.AttachedTo is null))
        {
            await store.DeleteAsync(upload.Id, cancellation);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Uploads.Where(u => u.MemberKey == member).ExecuteUpdateAsync(set => set.SetProperty(u => u.MemberKey, Guid.Empty), cancellation);
    }

    private async Task<IReadOnlyList<Upload>> OfAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.AsNoTracking().Where(u => u.MemberKey == member).OrderBy(u => u.CreatedUtc).ToListAsync(cancellation);
    }
}
