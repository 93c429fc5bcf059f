using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Makes of rows what lists show, in the reader's language.</summary>
internal sealed class DiscussionModels(ForumDirectory forums, MemberNames names, Texts texts, Dates dates)
{
    public ForumDirectory Forums => forums;

    public Dates Dates => dates;

    /// <param name="withForum">Whether the list is one over several forums.</param>
    public async Task<IReadOnlyList<ThreadCard>> CardsAsync(IReadOnlyList<ThreadRow> rows, string culture, bool withForum, bool isMember, CancellationToken cancellation)
    {
        var people = await names.OfAsync(rows.Select(r => r.LastAuthor), cancellation);
        return [.. rows.Select(r => Card(r, culture, withForum ? forums.Find(r.Forum, culture) : null, isMember, Name(people.GetValueOrDefault(r.LastAuthor), culture)))];
    }

    public IReadOnlyList<ForumCard> Cards(IEnumerable<Forum> rows, string culture) =>
    [
        .. from row in rows
           let forum = forums.Find(row.Key, culture)
           where forum is not null
           select new ForumCard(
               DiscussionAddresses.OfForum(culture, forum.Key, forum.Name), forum, Count(culture, row.Threads), row.LastPostUtc is { } last ? dates.OfUtcMoment(culture, last) : null, Readers(culture, row.Visibility)),
    ];

    public string Name(MemberName? member, string culture) => member.NameOr(texts.Get(culture, InterfaceTexts.DiscussionErased));

    public string Count(string culture, int threads) => threads == 1 ? texts.Get(culture, InterfaceTexts.DiscussionThreadOne) : texts.Format(culture, InterfaceTexts.DiscussionThreadMany, threads);

    /// <summary>Who reads a forum that is not open to everybody.</summary>
    public string? Readers(string culture, ForumVisibility visibility) => visibility switch
    {
        ForumVisibility.Everyone => null,
        ForumVisibility.Members => texts.Get(culture, InterfaceTexts.DiscussionForMembers),
        _ => texts.Get(culture, InterfaceTexts.DiscussionForTeam),
    };

    public string Answers(string culture, int posts) => Math.Max(0, posts - 1) switch
    {
        0 => texts.Get(culture, InterfaceTexts.DiscussionAnswersNone),
        1 => texts.Get(culture, InterfaceTexts.DiscussionAnswersOne),
        var many => texts.Format(culture, InterfaceTexts.DiscussionAnswersMany, many),
    };

    public string? LanguageOf(string threadCulture, string culture) => threadCulture == culture ? null : Cultures.Language(threadCulture);

    private ThreadCard Card(ThreadRow row, string culture, ForumInfo? forum, bool isMember, string who)
    {
        var unread = !isMember || row.Unread == 0 ? null
            : row.LastRead is null or 0 ? texts.Get(culture, InterfaceTexts.DiscussionNew)
            : row.Unread == 1 ? texts.Get(culture, InterfaceTexts.DiscussionUnreadOne)
            : texts.Format(culture, InterfaceTexts.DiscussionUnreadMany, row.Unread);
        var address = unread is not null && row.LastRead is > 0 and var read
            ? DiscussionAddresses.OfPost(culture, row.Id, row.Title, read + 1)
            : DiscussionAddresses.OfThread(culture, row.Id, row.Title);
        return new ThreadCard(
            address, row.Title, LanguageOf(row.Culture, culture), forum, forum is null ? null : DiscussionAddresses.OfForum(culture, forum.Key, forum.Name), Answers(culture, row.Posts),
            dates.OfUtcMoment(culture, row.LastPostUtc), who, unread, row.IsPinned, row.IsClosed, row.IsSolved, row.IsSample, Readers(culture, row.Visibility));
    }
}
