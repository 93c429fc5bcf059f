using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>What pilots have sent, in the order in which it has waited.</summary>
internal sealed class ReviewQueue(
    ContributionStore contributions, ReviewStore reviews, DecidedList decided, IContentService contents, RelatedContent related, MemberNames names, Texts texts, TimeProvider time)
{
    public const string StateField = "tila";
    public const string LanguageField = "kieli";
    public const string AfterField = "jalkeen";

    /// <summary>Whoever has sent something has an answer in a week.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public const int PageSize = 25;

    public async Task<QueuePage> ReadAsync(IQueryCollection asked, string culture, CancellationToken cancellation)
    {
        var (filter, language) = (Asked(asked[StateField], Enum.GetNames<QueueFilter>()), Asked(asked[LanguageField], ["fi", "sv"]));
        var chosen = Enum.TryParse<QueueFilter>(filter, ignoreCase: true, out var parsed) ? parsed : QueueFilter.Waiting;
        var all = await AllAsync(cancellation);
        var counts = Enum.GetValues<QueueFilter>().ToDictionary(f => f, f => all.Count(q => Has(q, f)));
        counts[QueueFilter.Decided] = await reviews.CountDecisionsAsync(cancellation);
        if (chosen == QueueFilter.Decided)
        {
            var (decisions, before) = await decided.ReadAsync(asked[AfterField], language, culture, cancellation);
            return new QueuePage(chosen, language, counts, [], before is null ? null : Invariant($"?{StateField}={chosen}&{LanguageField}={language}&{AfterField}={before}")) { Decided = decisions };
        }

        var shown = all.Where(q => Has(q, chosen) && (language is null || Cultures.Language(q.Item.Culture) == language)).ToList();
        var start = Position(asked[AfterField]) is { } after ? shown.FindIndex(q => (q.Item.SinceUtc, q.Item.Id).CompareTo(after) > 0) : 0;
        var page = start < 0 ? [] : shown.Skip(start).Take(PageSize).ToList();
        var next = start >= 0 && shown.Count > start + PageSize && page.Count > 0 ? Invariant($"?{StateField}={chosen}&{LanguageField}={language}&{AfterField}={page[^1].Item.SinceUtc.Ticks}-{page[^1].Item.Id}") : null;
        return new QueuePage(chosen, language, counts, await RowsAsync(page, culture, cancellation), next);
    }

    /// <summary>How many wait for an editor, and how many of them too long.</summary>
    public async Task<(int Waiting, int Late)> CountAsync(CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return (all.Count(q => Has(q, QueueFilter.Waiting)), all.Count(q => Has(q, QueueFilter.Late)));
    }

    /// <summary>Of each a few columns only: the counts beside the choices need them all. What is published, and what is deleted, the site has in memory.</summary>
    private async Task<IReadOnlyList<Queued>> AllAsync(CancellationToken cancellation)
    {
        var waiting = (await contributions.WaitingAsync([ContributionState.Sent, ContributionState.ChangesRequested], cancellation)).Where(c => related.Exists(c.DocumentKey)).ToList();
        var last = await reviews.LastAsync(waiting.Where(c => c.State == ContributionState.Sent).Select(c => c.Id), cancellation);
        return [.. waiting.Select(c => new Queued(c, related.Get<ProcessDescription>(c.DocumentKey) is { } page && page.Cultures.ContainsKey(c.Culture), IsLate(c), ScheduledUtc(c, last.GetValueOrDefault(c.Id))))];
    }

    private async Task<IReadOnlyList<QueueRow>> RowsAsync(IReadOnlyList<Queued> page, string culture, CancellationToken cancellation)
    {
        var people = await names.OfAsync(page.Select(q => q.Item.AuthorKey), cancellation);
        var documents = contents.GetByIds(page.Select(q => q.Item.DocumentKey).Distinct()).ToDictionary(d => d.Key);
        var rows =
            from queued in page
            let item = queued.Item
            let document = documents.GetValueOrDefault(item.DocumentKey)
            where document is not null
            select new QueueRow(
                item.Id, document.GetCultureName(item.Culture) ?? document.Name ?? string.Empty,
                related.Get<Pilot>(item.PilotKey) is { } pilot ? Names.Of(pilot, culture) : string.Empty,
                people.GetValueOrDefault(item.AuthorKey).NameOr(texts.Get(culture, InterfaceTexts.AdoptionErasedMember)),
                item.Culture, item.State, queued.WasPublished, Dates.OfUtcDay(item.SinceUtc)!, Has(queued, QueueFilter.Late), queued.ScheduledUtc, ReviewAddresses.One.At(culture, item.Id));
        return [.. rows];
    }

    private bool IsLate(WaitingContribution item) => item is { State: ContributionState.Sent, SentUtc: { } sent } && sent + Patience < time.GetUtcNow().UtcDateTime;

    /// <summary>What was sent anew after it, or was not published when it should have been, waits for an editor again.</summary>
    private DateTime? ScheduledUtc(WaitingContribution item, LastDecision? last) =>
        item.State == ContributionState.Sent && last is { Kind: DecisionKind.Scheduled } && last.AtUtc >= item.SentUtc && last.PublishUtc > time.GetUtcNow().UtcDateTime - DraftStates.Overdue ? last.PublishUtc : null;

    private static bool Has(Queued queued, QueueFilter filter) => filter switch
    {
        QueueFilter.Author => queued.Item.State == ContributionState.ChangesRequested,
        QueueFilter.Scheduled => queued.ScheduledUtc is not null,
        QueueFilter.Decided => false,
        _ when queued.Item.State != ContributionState.Sent || queued.ScheduledUtc is not null => false,
        QueueFilter.New => !queued.WasPublished,
        QueueFilter.Changed => queued.WasPublished,
        QueueFilter.Late => queued.IsLate,
        _ => true,
    };

    private static string? Asked(string? value, string[] allowed) => allowed.FirstOrDefault(a => a.Equals(value, StringComparison.OrdinalIgnoreCase));

    private static (DateTime, Guid)? Position(string? after) =>
        after?.Split('-', 2) is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var key)
            ? (new DateTime(at, DateTimeKind.Utc), key)
            : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed record Queued(WaitingContribution Item, bool WasPublished, bool IsLate, DateTime? ScheduledUtc);
}

internal enum QueueFilter
{
    /// <summary>All that wait for an editor.</summary>
    Waiting,
    New,
    Changed,
    Late,
    Author,
    Scheduled,

    /// <summary>What editors have decided, whatever has come after it.</summary>
    Decided,
}

/// <param name="Counts">How many each filter has, in every language.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record QueuePage(QueueFilter Filter, string? Language, IReadOnlyDictionary<QueueFilter, int> Counts, IReadOnlyList<QueueRow> Rows, string? Next)
{
    /// <summary>The decisions, when they are asked for.</summary>
    public IReadOnlyList<DecidedRow> Decided { get; init; } = [];
}

/// <param name="Since">Since when it waits.</param>
/// <param name="ScheduledUtc">When it is published by itself; null when it is not.</param>
internal sealed record QueueRow(
    Guid Id, string Name, string Pilot, string Author, string Culture, ContributionState State, bool WasPublished, DateText Since, bool IsLate, DateTime? ScheduledUtc, string Address);
