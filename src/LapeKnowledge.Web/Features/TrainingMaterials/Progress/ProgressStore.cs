using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

/// <summary>How far members have come in training materials. Nobody else sees it.</summary>
internal sealed class ProgressStore(IDbContextFactory<ProgressDbContext> contexts, TimeProvider time) : IPersonalData
{
    public string Part => "koulutukset";

    public async Task<IReadOnlySet<Guid>> FindAsync(Guid member, Guid material, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Done.Where(d => d.MemberKey == member && d.MaterialKey == material).Select(d => d.ModuleKey).ToHashSetAsync(cancellation);
    }

    /// <summary>The modules that are done, by material, the one that was worked on last first.</summary>
    public async Task<IReadOnlyList<(Guid Material, IReadOnlyList<Guid> Modules)>> AllAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var done = await db.Done.AsNoTracking().Where(d => d.MemberKey == member).ToListAsync(cancellation);
        return [.. done.GroupBy(d => d.MaterialKey).OrderByDescending(g => g.Max(d => d.DoneUtc)).Select(g => (g.Key, (IReadOnlyList<Guid>)[.. g.Select(d => d.ModuleKey)]))];
    }

    /// <summary>Keeps that exactly these modules are done; what was done before keeps its time.</summary>
    public async Task SetAsync(Guid member, Guid material, IReadOnlyCollection<Guid> modules, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var known = db.Done.Where(d => d.MemberKey == member && d.MaterialKey == material);
        await known.Where(d => !modules.Contains(d.ModuleKey)).ExecuteDeleteAsync(cancellation);
        var kept = await known.Select(d => d.ModuleKey).ToListAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        db.Done.AddRange(modules.Distinct().Except(kept).Select(m => new ModuleDone { MemberKey = member, MaterialKey = material, ModuleKey = m, DoneUtc = now }));
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is System.Data.Common.DbException)
        {
            // the same was sent twice at once: the other one has kept it
        }
    }

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var own = await db.Done.Where(d => d.MemberKey == member).OrderBy(d => d.DoneUtc).Select(d => new { d.MaterialKey, d.ModuleKey, d.DoneUtc }).ToListAsync(cancellation);
        return new PersonalDataPart(own.Count > 0 ? own : null, []);
    }

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Done.Where(d => d.MemberKey == member).ExecuteDeleteAsync(cancellation);
    }
}
