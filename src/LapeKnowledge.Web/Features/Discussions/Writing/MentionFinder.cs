using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Finds whom a text names with an @ before the name.</summary>
internal sealed class MentionFinder(IDbContextFactory<AccountsDbContext> contexts, IDbContextFactory<DiscussionsDbContext> discussions)
{
    private const int ShortestName = 2;
    private const int MostLookedAt = 100;

    /// <summary>How many places look like mentions.</summary>
    public static int Count(string text) => Starts(Spoken(text)).Count();

    public async Task<IReadOnlyCollection<Guid>> FindAsync(string text, CancellationToken cancellation)
    {
        var found = new HashSet<Guid>();
        text = Spoken(text);
        var starts = Starts(text).Take(PostText.MostMentions).ToList();
        if (starts.Count == 0)
        {
            return found;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var start in starts)
        {
            var names = NamesAt(text, start).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var like = Beginning(names.MinBy(n => n.Length)!);
            var begun = await db.Users.AsNoTracking().Where(m => m.ErasedUtc == null && EF.Functions.Like(m.Name.ToUpper(), like)).Select(m => new { m.Id, m.Name }).ToListAsync(cancellation);
            var named = begun.Where(m => names.Contains(m.Name)).ToList();
            var longest = named.Select(m => m.Name.Length).DefaultIfEmpty().Max();
            found.UnionWith(named.Where(m => m.Name.Length == longest).Select(m => m.Id));
        }

        return found;
    }

    /// <summary>
    /// Members whose names begin so, or have a word that does. To one whom nobody knows yet, only those who have written where every member reads: an account
    /// that was made for it would otherwise list all members letter by letter.
    /// </summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, int most, ActingMember reader, CancellationToken cancellation)
    {
        if (typed.Length is < ShortestName or > Account.NameLength)
        {
            return [];
        }

        var begun = typed.Replace('-', ' ').ToLowerInvariant();
        var (all, small, first) = ($" {begun.ToUpperInvariant()}", $" {AsciiUpper(begun)}", $" {AsciiUpper(char.ToUpperInvariant(begun[0]) + begun[1..])}"); // SQLite knows the capitals of ASCII alone
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = from member in db.Users.AsNoTracking()
                    where member.ErasedUtc == null && member.EmailConfirmed
                    let words = (" " + member.Name.Replace("-", " ")).ToUpper()
                    where words.Contains(all) || words.Contains(small) || words.Contains(first)
                    orderby member.Name
                    select new { member.Id, member.Name };
        await using var written = await discussions.CreateDbContextAsync(cancellation);
        if (reader.IsEditor || reader.Pilots.Count > 0 || await written.Posts.AnyAsync(p => p.AuthorKey == reader.Key && p.State == PostState.Visible, cancellation))
        {
            return await found.Select(m => m.Name).Distinct().OrderBy(n => n).Take(most).ToListAsync(cancellation);
        }

        var members = await found.Take(MostLookedAt).ToListAsync(cancellation);
        var keys = members.Select(m => m.Id).ToArray();
        var authors = await (from post in written.Posts
                             join thread in written.Threads on post.ThreadId equals thread.Id
                             where keys.Contains(post.AuthorKey) && post.State == PostState.Visible && thread.State == PostState.Visible && thread.Visibility != ForumVisibility.Team
                             select post.AuthorKey).Distinct().ToListAsync(cancellation);
        return [.. members.Where(m => authors.Contains(m.Id)).Select(m => m.Name).Distinct().Take(most)];
    }

    /// <summary>A pattern for names in capitals that may begin so, and some that do not: SQLite knows the capitals of ASCII alone, so that any other letter may be any.</summary>
    internal static string Beginning(string name) => $"{string.Concat(name.EnumerateRunes().Select(r => r.IsAscii && char.IsAsciiLetterOrDigit((char)r.Value) ? char.ToUpperInvariant((char)r.Value) : '_'))}%";

    private static string AsciiUpper(string text) => string.Concat(text.Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c));

    /// <summary>Whether the @ begins a mention: it does not stand in a word, as in an address of mail.</summary>
    internal static bool MayBegin(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]);

    /// <summary>See <see cref="PostText.Spoken"/>: without an @ there is nothing to find anywhere.</summary>
    private static string Spoken(string text) => text.Contains('@', StringComparison.Ordinal) ? PostText.Spoken(text) : text;

    /// <summary>Where names may begin.</summary>
    private static IEnumerable<int> Starts(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (MayBegin(text, at) && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            {
                yield return at + 1;
            }
        }
    }

    /// <summary>All that may be a name there: what ends with a word.</summary>
    private static IEnumerable<string> NamesAt(string text, int start)
    {
        for (var end = start + 1; end <= text.Length && end - start <= Account.NameLength; end++)
        {
            if (!IsInWord(text, end) && !char.IsWhiteSpace(text[end - 1]))
            {
                yield return text[start..end];
            }
        }
    }

    internal static bool IsInWord(string text, int at) => at < text.Length && char.IsLetterOrDigit(text[at]);
}
