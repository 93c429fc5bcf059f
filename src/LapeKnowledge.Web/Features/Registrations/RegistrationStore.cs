using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>
/// Gives out the places of events, one person at a time for each event: in this process by a gate, between processes by the event's row of
/// <see cref="RegistrationTurn"/>. Umbraco is not asked for anything here, so the transaction is short.
/// </summary>
internal sealed class RegistrationStore(IDbContextFactory<RegistrationDbContext> contexts, TimeProvider time) : IDisposable
{
    /// <summary>Who registers again is sent the confirmation again, but nobody's mailbox can be filled by it.</summary>
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _gate = new(1);

    /// <param name="capacity">0 for no limit.</param>
    public Task<Registered> RegisterAsync(Guid eventKey, int capacity, Applicant applicant, CancellationToken cancellation) =>
        InTurnAsync(eventKey, async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            var known = await db.Registrations.SingleOrDefaultAsync(r => r.EventKey == eventKey && r.Email == applicant.Email, cancellation);
            if (known is not null)
            {
                var isMailed = now - known.MailedUtc >= BetweenMails;
                if (isMailed)
                {
                    known.MailAgain(now);
                }

                return new Registered(known, isMailed, []);
            }

            var promoted = await PromoteAsync(db, eventKey, capacity, now, cancellation);
            var hasPlace = capacity <= 0 || await CountAsync(db, eventKey, cancellation) + promoted.Count < capacity;
            var added = Registration.Of(eventKey, applicant, hasPlace, now);
            db.Registrations.Add(added);
            return new Registered(added, true, promoted);
        }, cancellation);

    /// <returns>Null when nobody has that token, or no longer.</returns>
    public async Task<Registration?> FindAsync(string token, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Token == token, cancellation);
    }

    /// <param name="capacity">How many places the event has now; 0 for no limit.</param>
    /// <param name="isOpen">False when nobody is to be promoted any more, as after the event.</param>
    /// <returns>Those of the waiting list who got a place by it.</returns>
    public Task<IReadOnlyList<Registration>> CancelAsync(Registration registration, int capacity, bool isOpen, CancellationToken cancellation) =>
        InTurnAsync(registration.EventKey, async db =>
        {
            await db.Registrations.Where(r => r.Id == registration.Id).ExecuteDeleteAsync(cancellation);
            return isOpen ? await PromoteAsync(db, registration.EventKey, capacity, time.GetUtcNow().UtcDateTime, cancellation) : [];
        }, cancellation);

    public async Task<Seats> SeatsAsync(Guid eventKey, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var all = await db.Registrations.Where(r => r.EventKey == eventKey).GroupBy(r => r.HasPlace).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return new Seats(all.Where(g => g.Key).Sum(g => g.Count), all.Where(g => !g.Key).Sum(g => g.Count));
    }

    /// <summary>Those who registered to the event, those with a place first, in the order of registering.</summary>
    public async Task<IReadOnlyList<Registration>> AllAsync(Guid eventKey, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Registrations.AsNoTracking().Where(r => r.EventKey == eventKey).OrderByDescending(r => r.HasPlace).ThenBy(r => r.Id).ToListAsync(cancellation);
    }

    /// <param name="email">As it is stored.</param>
    public async Task<IReadOnlyList<Registration>> OfPersonAsync(string email, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Registrations.AsNoTracking().Where(r => r.Email == email).OrderBy(r => r.Id).ToListAsync(cancellation);
    }

    /// <summary>The events that somebody has registered to.</summary>
    public async Task<IReadOnlyList<Guid>> EventsAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Registrations.Select(r => r.EventKey).Distinct().ToListAsync(cancellation);
    }

    /// <summary>Erases everybody who registered to the event before a moment; everybody when it is null.</summary>
    public async Task EraseAsync(Guid eventKey, DateTime? before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Registrations.Where(r => r.EventKey == eventKey && (before == null || r.CreatedUtc < before)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Those with a place who registered before a moment and have not been reminded.</summary>
    public async Task<IReadOnlyList<Registration>> UnremindedAsync(Guid eventKey, DateTime before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Registrations.AsNoTracking().Where(r => r.EventKey == eventKey && r.HasPlace && r.RemindedUtc == null && r.CreatedUtc < before).OrderBy(r => r.Id).ToListAsync(cancellation);
    }

    /// <param name="isReminded">False to give back what was taken.</param>
    /// <returns>False when another process reminds them, or has reminded them, or they have cancelled.</returns>
    public async Task<bool> TakeForReminderAsync(int id, bool isReminded, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        DateTime? now = isReminded ? time.GetUtcNow().UtcDateTime : null;
        return await db.Registrations.Where(r => r.Id == id && (r.RemindedUtc == null) == isReminded).ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindedUtc, now), cancellation) == 1;
    }

    public void Dispose() => _gate.Dispose();

    private static Task<int> CountAsync(RegistrationDbContext db, Guid eventKey, CancellationToken cancellation) =>
        db.Registrations.CountAsync(r => r.EventKey == eventKey && r.HasPlace, cancellation);

    /// <summary>Gives the free places to those who have waited longest.</summary>
    private static async Task<IReadOnlyList<Registration>> PromoteAsync(RegistrationDbContext db, Guid eventKey, int capacity, DateTime now, CancellationToken cancellation)
    {
        var waiting = db.Registrations.Where(r => r.EventKey == eventKey && !r.HasPlace).OrderBy(r => r.Id);
        var free = capacity <= 0 ? int.MaxValue : Math.Max(0, capacity - await CountAsync(db, eventKey, cancellation));
        var promoted = await waiting.Take(free).ToListAsync(cancellation);
        promoted.ForEach(r => r.GivePlace(now));
        return promoted;
    }

    private async Task<T> InTurnAsync<T>(Guid eventKey, Func<RegistrationDbContext, Task<T>> work, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await EnsureTurnAsync(db, eventKey, cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var taken = await db.Turns.Where(t => t.EventKey == eventKey).ExecuteUpdateAsync(set => set.SetProperty(t => t.Taken, t => t.Taken + 1), cancellation);
            if (taken != 1)
            {
                throw new InvalidOperationException($"The turn of the event {eventKey} is not there to be taken.");
            }

            var result = await work(db);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task EnsureTurnAsync(RegistrationDbContext db, Guid eventKey, CancellationToken cancellation)
    {
        if (await db.Turns.AnyAsync(t => t.EventKey == eventKey, cancellation))
        {
            return;
        }

        db.Turns.Add(new RegistrationTurn { EventKey = eventKey });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is DbException)
        {
            db.ChangeTracker.Clear(); // another process was first; had it been anything else, there would be no row to take
        }
    }
}

/// <param name="IsMailed">Whether the confirmation is to be sent.</param>
/// <param name="Promoted">Others who got a place, because the event has more of them than before.</param>
internal sealed record Registered(Registration Registration, bool IsMailed, IReadOnlyList<Registration> Promoted);

internal sealed record Seats(int Taken, int Waiting);
