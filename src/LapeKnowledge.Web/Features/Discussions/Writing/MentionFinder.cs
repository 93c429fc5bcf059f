using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Finds whom a text names with an @ before the name.</summary>
internal sealed class MentionFinder(IDbContextFactory<AccountsDbContext> contexts)
{
    private const int MostOfOneName = 50;
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
            var first = FirstWord(text, start);
            var named = await db.Users.AsNoTracking().Where(m => m.ErasedUtc == null && m.Name.StartsWith(first)).OrderBy(m => m.Name.Length).Select(m => new { m.Id, m.Name }).Take(MostOfOneName).ToListAsync(cancellation);
            var fitting = named.Where(m => string.Compare(text, start, m.Name, 0, m.Name.Length, StringComparison.OrdinalIgnoreCase) == 0 && !IsInWord(text, start + m.Name.Length)).ToList();
            var longest = fitting.Select(m => m.Name.Length).DefaultIfEmpty().Max();
            found.UnionWith(fitting.Where(m => m.Name.Length == longest).Select(m => m.Id));
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

    private static string FirstWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Account.NameLength && (char.IsLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return text[start..end];
    }

    private static bool IsInWord(string text, int at) => at < text.Length && char.IsLetterOrDigit(text[at]);
}
