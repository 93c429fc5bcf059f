using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What members have read, follow and react to.</summary>
internal sealed class DiscussionReaders(IDbContextFactory<DiscussionsDbContext> contexts)
{
    public async Task FollowThreadAsync(int thread, Guid member, FollowLevel level, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ThreadReaders.Where(r => r.ThreadId == thread && r.MemberKey == member).ExecuteUpdateAsync(set => set.SetProperty(r => r.Level, level), cancellation) == 0)
        {
            await AddAsync(db, new ThreadReader { ThreadId = thread, MemberKey = member, Level = level }, cancellation);
        }
    }

    /// <param name="key">Of a forum or a theme.</param>
    public async Task FollowAsync(Guid key, Guid member, FollowLevel level, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ForumReaders.Where(r => r.ForumKey == key && r.MemberKey == member).ExecuteUpdateAsync(set => set.SetProperty(r => r.Level, level), cancellation) == 0)
        {
            await AddAsync(db, new ForumReader { ForumKey = key, MemberKey = member, Level = level }, cancellation);
        }
    }

    public async Task<FollowLevel> LevelAsync(Guid key, Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ForumReaders.Where(r => r.ForumKey == key && r.MemberKey == member).Select(r => r.Level).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Sets a reaction, or takes it back.</summary>
    public async Task ReactAsync(long post, Guid member, string kind, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Reactions.Where(r => r.PostId == post && r.MemberKey == member && r.Kind == kind).ExecuteDeleteAsync(cancellation) == 0)
        {
            await AddAsync(db, new Reaction { PostId = post, MemberKey = member, Kind = kind }, cancellation);
        }
    }

    private static async Task AddAsync(DiscussionsDbContext db, object row, CancellationToken cancellation)
    {
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is System.Data.Common.DbException)
        {
            db.ChangeTracker.Clear(); // the same was done twice at once: it is there
        }
    }
}

/// <summary>Texts that members have begun, kept on the server: they go on with them on another device.</summary>
internal sealed class DiscussionDrafts(IDbContextFactory<DiscussionsDbContext> contexts, TimeProvider time)
{
    private const int MostOfOne = 100;

    public static string OfNew(Guid forum) => $"f{forum:N}";

    public static string OfReply(int thread) => FormattableString.Invariant($"t{thread}");

    public static string OfEdit(int thread, int number) => FormattableString.Invariant($"p{thread}-{number}");

    /// <summary>The thread that a draft is for; null for one that is to begin one.</summary>
    public static int? ThreadOf(string place) => place is ['t' or 'p', ..] && int.TryParse(place[1..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var thread) ? thread : null;

    /// <summary>Whether a place is one that drafts are kept for.</summary>
    public static bool IsPlace(string place) =>
        place is { Length: > 1 and <= DiscussionDraft.PlaceLength } && place[0] switch
        {
            'f' => Guid.TryParseExact(place[1..], "N", out _),
            't' or 'p' => place.AsSpan(1).IndexOfAnyExcept("0123456789-") < 0,
            _ => false,
        };

    public async Task<DiscussionDraft?> FindAsync(Guid member, string place, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.MemberKey == member && d.Place == place, cancellation);
    }

    /// <summary>An empty text is no draft.</summary>
    public async Task SaveAsync(Guid member, string place, string? title, string text, CancellationToken cancellation)
    {
        if (text.Length == 0 && string.IsNullOrEmpty(title))
        {
            await DropAsync(member, place, cancellation);
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (now, cut) = (time.GetUtcNow().UtcDateTime, FormText.Beginning(text, Post.TextLength));
        var name = title is null ? null : FormText.Beginning(title, DiscussionThread.TitleLength);
        if (await db.Drafts.Where(d => d.MemberKey == member && d.Place == place)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Text, cut).SetProperty(d => d.Title, name).SetProperty(d => d.SavedUtc, now), cancellation) > 0)
        {
            return;
        }

        if (await db.Drafts.CountAsync(d => d.MemberKey == member, cancellation) >= MostOfOne)
        {
            var oldest = await db.Drafts.Where(d => d.MemberKey == member).OrderBy(d => d.SavedUtc).Select(d => d.Place).FirstAsync(cancellation);
            await db.Drafts.Where(d => d.MemberKey == member && d.Place == oldest).ExecuteDeleteAsync(cancellation);
        }

        db.Drafts.Add(new DiscussionDraft { MemberKey = member, Place = place, Title = name, Text = cut, SavedUtc = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is System.Data.Common.DbException)
        {
            // two windows saved for the first time at once: the next saving is a moment away
        }
    }

    public async Task DropAsync(Guid member, string place, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Drafts.Where(d => d.MemberKey == member && d.Place == place).ExecuteDeleteAsync(cancellation);
    }
}
