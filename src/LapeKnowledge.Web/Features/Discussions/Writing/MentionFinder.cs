using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Finds whom a text names with an @ before the name.</summary>
internal sealed class MentionFinder(IDbContextFactory<AccountsDbContext> contexts)
{
    private const int ShortestName = 2;

    /// <summary>How many places look like mentions.</summary>
    public static int Count(string text) => Starts(text).Count();

    public async Task<IReadOnlyCollection<Guid>> FindAsync(string text, CancellationToken cancellation)
    {
        var found = new HashSet<Guid>();
        var starts = Starts(text).Take(PostText.MostMentions).ToList();
        if (starts.Count == 0)
        {
            return found;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var start in starts)
        {
            var names = NamesAt(text, start).ToArray();
            var upper = names.Select(n => n.ToUpperInvariant()).ToArray(); // SQLite knows the capitals of ASCII alone
            var named = await db.Users.AsNoTracking().Where(m => m.ErasedUtc == null && (names.Contains(m.Name) || upper.Contains(m.Name.ToUpper()))).Select(m => new { m.Id, m.Name.Length }).ToListAsync(cancellation);
            var longest = named.Select(m => m.Length).DefaultIfEmpty().Max();
            found.UnionWith(named.Where(m => m.Length == longest).Select(m => m.Id));
        }

        return found;
    }

    /// <summary>Members whose names begin so, or have a word that does.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, int most, CancellationToken cancellation)
    {
        if (typed.Length is < ShortestName or > Account.NameLength)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AsNoTracking().Where(m => m.ErasedUtc == null && m.EmailConfirmed && m.Name.StartsWith(typed)).OrderBy(m => m.Name).Select(m => m.Name).Distinct().Take(most).ToListAsync(cancellation);
    }

    /// <summary>Where names may begin: behind an @ that does not stand in a word, as in an address of mail.</summary>
    private static IEnumerable<int> Starts(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && char.IsLetter(text[at + 1]))
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

    private static bool IsInWord(string text, int at) => at < text.Length && char.IsLetterOrDigit(text[at]);
}
