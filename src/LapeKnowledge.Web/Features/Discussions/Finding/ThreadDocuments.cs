using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Threads as the search finds them: who may not read a forum finds nothing of it.</summary>
internal sealed class ThreadDocuments : IOtherDocuments
{
    public const string Type = "discussion";
    private const int Batch = 50;
    private const int MostPosts = 300;
    private const int LongestBody = 60_000;
    private const int SummaryLength = 300;

    private readonly IDbContextFactory<DiscussionsDbContext> _contexts;
    private readonly DiscussionModels _models;
    private readonly DocumentFacts _facts;
    private readonly IUmbracoContextFactory _umbraco;
    private readonly IVariationContextAccessor _variation;
    private readonly Texts _texts;

    public ThreadDocuments(
        IDbContextFactory<DiscussionsDbContext> contexts, DiscussionModels models, DocumentFacts facts, IUmbracoContextFactory umbraco, IVariationContextAccessor variation, Texts texts, DiscussionSignals signals, HeardRefreshes heard)
    {
        (_contexts, _models, _facts, _umbraco, _variation, _texts) = (contexts, models, facts, umbraco, variation, texts);
        signals.Changed += heard.Wake;
    }

    public async Task<string?> EndAsync(CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var last = await db.Turns.Where(t => t.Id == 1).Select(t => t.Change).SingleOrDefaultAsync(cancellation);
        return last == 0 ? null : FormattableString.Invariant($"{last}-{int.MaxValue}");
    }

    public async Task<OtherChanges> AfterAsync(string? place, CancellationToken cancellation)
    {
        var (change, id) = Read(place);
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var threads = await db.Threads.AsNoTracking().Where(t => t.Change >= change && (t.Change > change || t.Id > id)).OrderBy(t => t.Change).ThenBy(t => t.Id).Take(Batch).ToListAsync(cancellation);
        var reached = threads.Count == 0 ? place : FormattableString.Invariant($"{threads[^1].Change}-{threads[^1].Id}");
        return new OtherChanges([.. threads.Select(KeyOf)], await DocumentsAsync(db, threads, cancellation), reached, threads.Count == Batch);
    }

    public async IAsyncEnumerable<IReadOnlyList<SearchDocument>> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        for (var last = 0; ;)
        {
            var threads = await db.Threads.AsNoTracking().Where(t => t.Id > last && t.State == PostState.Visible).OrderBy(t => t.Id).Take(Batch).ToListAsync(cancellation);
            if (threads.Count == 0)
            {
                yield break;
            }

            last = threads[^1].Id;
            yield return await DocumentsAsync(db, threads, cancellation);
        }
    }

    public async Task<OtherChanges> OfAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellation)
    {
        var keys = documents.ToArray();
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var threads = await db.Threads.AsNoTracking().Where(t => keys.Contains(t.ForumKey)).OrderBy(t => t.Id).ToListAsync(cancellation);
        return new OtherChanges([.. threads.Select(KeyOf)], await DocumentsAsync(db, threads, cancellation), null, false);
    }

    public Found? Show(SearchHit hit, string culture)
    {
        if (Stored(hit) is not { } stored || _models.Forums.Find(stored.Forum, culture) is not { } forum)
        {
            return null;
        }

        var url = DiscussionAddresses.OfThread(culture, stored.Id, hit.Title.Text);
        var isOther = hit.Language != Cultures.Language(culture);
        var link = new ItemLink(stored.Key, hit.Title.Text, url, isOther ? hit.Language : null);
        var forumLink = new ItemLink(forum.Key, forum.Name, DiscussionAddresses.OfForum(culture, forum.Key, forum.Name), forum.Document?.Language);
        var card = new Card(
            link, Type, _texts.Type(culture, Type), null,
            [new Fact(_texts.Get(culture, Models.InterfaceTexts.DiscussionForum), [new FactValue(forumLink.Name, forumLink.Url, forumLink.Language)]), new Fact(_texts.Get(culture, Models.InterfaceTexts.DiscussionPosts), [new FactValue(_models.Answers(culture, stored.Posts))])],
            stored.IsSample);
        return new Found(stored.Key, card, url, hit.Language, hit, null);
    }

    public SiteSuggestion? Suggest(Suggestion suggestion, string culture) =>
        suggestion.Key is ['t', .. var rest] && rest.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && int.TryParse(rest[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new SiteSuggestion(suggestion.Text, DiscussionAddresses.OfThread(culture, id, suggestion.Text), Type, _texts.Type(culture, Type), rest[(slash + 1)..] == Cultures.Language(culture) ? null : rest[(slash + 1)..])
            : null;

    private static string KeyOf(DiscussionThread thread) => FormattableString.Invariant($"t{thread.Id}/{Cultures.Language(thread.Culture)}");

    private static (long Change, int Id) Read(string? place)
    {
        var parts = (place ?? string.Empty).Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var change) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (change, id)
            : (0, 0);
    }

    private static StoredThread? Stored(SearchHit hit) => hit.Key.StartsWith('t') && hit.Stored is { } text ? JsonSerializer.Deserialize<StoredThread>(text) : null;

    private async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(DiscussionsDbContext db, IReadOnlyList<DiscussionThread> threads, CancellationToken cancellation)
    {
        var all = new List<SearchDocument>();
        foreach (var thread in threads.Where(t => t.State == PostState.Visible))
        {
            var visible = db.Posts.AsNoTracking().Where(p => p.ThreadId == thread.Id && p.State == PostState.Visible).Select(p => new { p.Number, p.Text });
            var first = await visible.Where(p => p.Number == 1 || p.Number == thread.Solution).OrderBy(p => p.Number).ToListAsync(cancellation);
            var newest = await visible.Where(p => p.Number != 1 && p.Number != (thread.Solution ?? 1)).OrderByDescending(p => p.Number).Take(MostPosts - first.Count).ToListAsync(cancellation);
            var texts = first.Concat(newest).Select(p => (p.Number, Text: PostText.Plain(p.Text))).ToList();
            if (Document(thread, texts, await FilesAsync(db, thread, cancellation)) is { } document)
            {
                all.Add(document);
            }
        }

        return all;
    }

    /// <summary>What the files of the posts are called, and what their pictures show, a line each, the newest first.</summary>
    private static async Task<IReadOnlyList<string>> FilesAsync(DiscussionsDbContext db, DiscussionThread thread, CancellationToken cancellation)
    {
        var files =
            from file in db.Attachments
            join post in db.Posts on file.PostId equals post.Id
            where post.ThreadId == thread.Id && post.State == PostState.Visible && file.RemovedIn == null && file.Upload != null
            orderby post.Number descending, file.Position
            select new { file.Name, file.Alt };
        return [.. (await files.Take(MostPosts).ToListAsync(cancellation)).Select(f => $"{Words(f.Name)}\n{f.Alt}".TrimEnd())];
    }

    /// <summary>A name as it is spoken: <c>kutsu_huoltajille.pdf</c> is found by each of its words.</summary>
    private static string Words(string name) => name.Replace('_', ' ').Replace('.', ' ');

    /// <returns>Null where the forum's document is not published.</returns>
    private SearchDocument? Document(DiscussionThread thread, List<(int Number, string Text)> posts, IReadOnlyList<string> files)
    {
        using var context = _umbraco.EnsureUmbracoContext();
        _variation.VariationContext = new VariationContext(thread.Culture);
        if (_models.Forums.Find(thread.ForumKey, thread.Culture) is not { } forum)
        {
            return null;
        }

        var language = Cultures.Language(thread.Culture);
        var day = Dates.FinnishDay(thread.LastPostUtc);
        var columns = _models.Forums.Document(thread.ForumKey) is { } document ? new Dictionary<string, IReadOnlyList<string>>(_facts.ColumnsOf(document)) : [];
        columns.Remove(SearchColumns.Audience);
        columns[SearchColumns.Type] = [Type];
        columns[SearchColumns.Language] = [language];
        columns[SearchColumns.View] = [.. Cultures.All.Select(Cultures.Language)];
        columns[SearchColumns.Year] = day is { } date ? [date.Year.ToString("0000", CultureInfo.InvariantCulture)] : [];
        columns[SearchColumns.Access] = SearchReaders.Of(thread);
        columns[SearchColumns.Branch] = [thread.ForumKey.ToString("N")];
        var answer = posts.FirstOrDefault(p => p.Number == thread.Solution).Text ?? posts.FirstOrDefault().Text ?? string.Empty;
        return new SearchDocument(KeyOf(thread), language)
        {
            Texts = new Dictionary<SearchField, string>
            {
                [SearchField.Title] = thread.Title,
                [SearchField.Keywords] = forum.Name,
                [SearchField.Summary] = FormText.Beginning(answer, SummaryLength),
                [SearchField.Body] = Body(posts.Select(p => p.Text).Concat(files)),
            },
            Columns = columns,
            Date = day,
            Stored = JsonSerializer.Serialize(new StoredThread(thread.Id, thread.ForumKey, thread.Posts, thread.IsSample)),
        };
    }

    private static string Body(IEnumerable<string> texts)
    {
        var body = new StringBuilder();
        foreach (var text in texts.TakeWhile(_ => body.Length < LongestBody))
        {
            body.Append(text).Append('\n');
        }

        return body.ToString();
    }

    private sealed record StoredThread(int Id, Guid Forum, int Posts, bool IsSample)
    {
        public Guid Key => ThreadKeys.Of(Id);
    }
}
