using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>How keeping something ended.</summary>
internal enum AdoptionResult
{
    Done,

    /// <summary>Somebody has told of that unit already, and everybody sees it.</summary>
    Taken,

    /// <summary>It was changed by somebody else in the meantime.</summary>
    Changed,

    /// <summary>There is no such thing, or it is not his.</summary>
    Gone,
}

/// <summary>What units have taken into use.</summary>
internal sealed class AdoptionStore(IDbContextFactory<AdoptionDbContext> contexts, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps what is told. The same told again, by pressing twice, is done already.</summary>
    public async Task<AdoptionResult> AddAsync(Guid item, Guid member, ToldAdoption told, string culture, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation); // what is sent twice at once meets here, and not as an error of the database
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (await KnownAsync(db) is { } before)
            {
                return before;
            }

            db.Adoptions.Add(Adoption.Of(item, member, told, culture, Now));
            try
            {
                await db.SaveChangesAsync(cancellation);
                return AdoptionResult.Done;
            }
            catch (DbUpdateException e) when (e.InnerException is DbException)
            {
                db.ChangeTracker.Clear();
                return await KnownAsync(db) ?? throw new InvalidOperationException("The adoption could not be kept.", e); // another process was first
            }
        }
        finally
        {
            _gate.Release();
        }

        async Task<AdoptionResult?> KnownAsync(AdoptionDbContext db)
        {
            var known = await OfUnit(db, item, told).SingleOrDefaultAsync(cancellation);
            return known is null ? null : known.MemberKey == member && known.Says(told) ? AdoptionResult.Done : AdoptionResult.Taken;
        }
    }

    public async Task<Adoption?> FindAsync(Guid key, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Adoptions.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, cancellation);
    }

    /// <param name="version">As the member saw it.</param>
    public async Task<AdoptionResult> ChangeAsync(Guid key, int version, Guid member, ToldAdoption told, string culture, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Adoptions.SingleOrDefaultAsync(a => a.Key == key && a.MemberKey == member, cancellation) is not { } adoption)
        {
            return AdoptionResult.Gone;
        }

        if (adoption.Says(told))
        {
            return AdoptionResult.Done;
        }

        if (adoption.Version != version)
        {
            return AdoptionResult.Changed;
        }

        adoption.Change(told, culture, Now);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return AdoptionResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AdoptionResult.Changed;
        }
        catch (DbUpdateException e) when (e.InnerException is DbException)
        {
            return AdoptionResult.Taken;
        }
    }

    /// <summary>What was told of a unit already and everybody sees; null when nothing was.</summary>
    public async Task<Adoption?> OfUnitAsync(Guid item, ToldAdoption told, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await OfUnit(db, item, told).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Gives what nobody answers for any more to a member who tells of the same unit.</summary>
    /// <param name="version">As it was when it was seen to be nobody's.</param>
    public async Task<AdoptionResult> TakeOverAsync(Guid key, int version, Guid member, ToldAdoption told, string culture, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Adoptions.SingleOrDefaultAsync(a => a.Key == key && a.Version == version && a.HiddenUtc == null, cancellation) is not { } adoption)
        {
            return AdoptionResult.Taken;
        }

        adoption.TakeOver(member, told, culture, Now);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return AdoptionResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AdoptionResult.Taken;
        }
    }

    /// <param name="version">As the editor saw it.</param>
    public async Task<AdoptionResult> DeleteAsync(Guid key, int version, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Adoptions.Where(a => a.Key == key && a.Version == version).ExecuteDeleteAsync(cancellation) == 1 ? AdoptionResult.Done : AdoptionResult.Changed;
    }

    /// <returns>False when it is not there, or not his.</returns>
    public async Task<bool> WithdrawAsync(Guid key, Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Adoptions.Where(a => a.Key == key && a.MemberKey == member).ExecuteDeleteAsync(cancellation) == 1;
    }

    /// <param name="reason">Null to show it again.</param>
    public async Task<AdoptionResult> HideAsync(Guid key, int version, Guid editor, string? reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Adoptions.SingleOrDefaultAsync(a => a.Key == key, cancellation) is not { } adoption)
        {
            return AdoptionResult.Gone;
        }

        if (adoption.Version != version)
        {
            return AdoptionResult.Changed;
        }

        if (reason is null)
        {
            adoption.Show();
        }
        else
        {
            adoption.Hide(editor, reason, Now);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return AdoptionResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AdoptionResult.Changed;
        }
        catch (DbUpdateException e) when (e.InnerException is DbException)
        {
            return AdoptionResult.Taken; // the unit has told again since
        }
    }

    /// <summary>Those of a practice or tool that everybody sees, the newest first.</summary>
    public Task<List<Adoption>> OfItemAsync(Guid item, CancellationToken cancellation) => ListAsync(all => all.Where(a => a.ItemKey == item && a.HiddenUtc == null), cancellation);

    /// <summary>Those of a municipality that everybody sees, the newest first.</summary>
    public Task<List<Adoption>> OfMunicipalityAsync(Guid municipality, CancellationToken cancellation) =>
        ListAsync(all => all.Where(a => a.MunicipalityKey == municipality && a.HiddenUtc == null), cancellation);

    /// <summary>Everything that a member has told.</summary>
    public Task<List<Adoption>> OfMemberAsync(Guid member, CancellationToken cancellation) => ListAsync(all => all.Where(a => a.MemberKey == member), cancellation);

    /// <summary>What was told from a moment on, up to another, and everybody sees.</summary>
    public Task<List<Adoption>> BetweenAsync(DateTime from, DateTime to, CancellationToken cancellation) =>
        ListAsync(all => all.Where(a => a.CreatedUtc >= from && a.CreatedUtc < to && a.HiddenUtc == null), cancellation);

    public Task<List<Adoption>> AllAsync(CancellationToken cancellation) => ListAsync(all => all, cancellation);

    /// <summary>A page of everything, hidden or not, the newest first.</summary>
    /// <param name="before">The id that the page before ended with; null for the first page.</param>
    public Task<List<Adoption>> PageAsync(int? before, int size, CancellationToken cancellation) =>
        ListAsync(all => all.Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(size), cancellation);

    /// <summary>How widely each practice and tool is in use, the widest first.</summary>
    public async Task<IReadOnlyList<AdoptionCount>> CountsAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var counts = await db.Adoptions.Where(a => a.HiddenUtc == null).GroupBy(a => a.ItemKey)
            .Select(g => new { g.Key, Units = g.Count(), Municipalities = g.Select(a => a.MunicipalityKey).Distinct().Count(), Latest = g.Max(a => a.CreatedUtc) }).ToListAsync(cancellation);
        return [.. counts.Select(c => new AdoptionCount(c.Key, c.Units, c.Municipalities, c.Latest)).OrderByDescending(c => c.Units).ThenByDescending(c => c.LatestUtc)];
    }

    /// <summary>Erases what nobody but the member sees.</summary>
    public async Task EraseHiddenAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Adoptions.Where(a => a.MemberKey == member && a.HiddenUtc != null).ExecuteDeleteAsync(cancellation);
    }

    public void Dispose() => _gate.Dispose();

    private static IQueryable<Adoption> OfUnit(AdoptionDbContext db, Guid item, ToldAdoption told)
    {
        var unit = Adoption.KeyOf(told.Unit);
        return db.Adoptions.AsNoTracking().Where(a => a.ItemKey == item && a.MunicipalityKey == told.Municipality && a.UnitKey == unit && a.HiddenUtc == null);
    }

    private async Task<List<Adoption>> ListAsync(Func<IQueryable<Adoption>, IQueryable<Adoption>> choose, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await choose(db.Adoptions.AsNoTracking().OrderByDescending(a => a.Id)).ToListAsync(cancellation);
    }
}

/// <param name="Units">How many units have told.</param>
internal sealed record AdoptionCount(Guid Item, int Units, int Municipalities, DateTime LatestUtc);
