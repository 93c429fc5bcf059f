using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>
/// How far members have read. Nearly every page of a thread moves a mark, and a database commits one after another: those that come while others are being
/// written are written together.
/// </summary>
internal sealed class ReadMarks(IDbContextFactory<DiscussionsDbContext> contexts)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(int Thread, Guid Member), int> _waiting = [];
    private Task _written = Task.CompletedTask;

    /// <summary>Moves a mark, never back.</summary>
    /// <returns>When it is committed.</returns>
    public Task MoveAsync(int thread, Guid member, int number)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                var before = _written;
                _written = Task.Run(() => WriteAsync(before));
            }

            _waiting[(thread, member)] = Math.Max(number, _waiting.GetValueOrDefault((thread, member)));
            return _written;
        }
    }

    private async Task WriteAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it is told to those who wait for it
        KeyValuePair<(int Thread, Guid Member), int>[] marks;
        lock (_gate)
        {
            marks = [.. _waiting.OrderBy(m => m.Key)]; // in one order: two processes do not wait for each other
            _waiting.Clear();
        }

        await using var db = await contexts.CreateDbContextAsync();
        var rows = marks.Select((_, at) => $"({{{3 * at}}}, {{{3 * at + 1}}}, {{{3 * at + 2}}}, {(int)FollowLevel.Normal})");
        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
            $"""
            INSERT INTO "lapeThreadReader" ("ThreadId", "MemberKey", "LastRead", "Level") VALUES {string.Join(", ", rows)}
            ON CONFLICT ("ThreadId", "MemberKey") DO UPDATE SET "LastRead" = excluded."LastRead" WHERE "lapeThreadReader"."LastRead" < excluded."LastRead"
            """,
            [.. marks.SelectMany(m => (object[])[m.Key.Thread, m.Key.Member, m.Value])])); // both databases understand it
    }
}
