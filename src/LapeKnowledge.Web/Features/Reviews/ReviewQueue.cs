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
internal sealed class ReviewQueue(ContributionStore contributions, ReviewStore reviews, IContentService contents, RelatedContent related, MemberNames names, Texts texts, TimeProvider time)
{
    public const string StateField = "tila";
    public const string LanguageField = "kieli";
    public const string AfterField = "jalkeen";

    /// <summary>Whoever has sent something has an answer in a week.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    private const int PageSize = 25;
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(1);

    public async Task<QueuePage> ReadAsync(IQueryCollection asked, string culture, CancellationToken cancellation)
    {
        var (filter, language) = (Asked(asked[StateField], Enum.GetNames<QueueFilter>()), Asked(asked[LanguageField], ["fi", "sv"]));
        var chosen = Enum.TryParse<QueueFilter>(filter, ignoreCase: true, out var parsed) ? parsed : QueueFilter.Waiting;
        var rows = await RowsAsync(culture, cancellation);
        var counts = Enum.GetValues<QueueFilter>().ToDictionary(f => f, f => rows.Count(r => Has(r, f)));
        var shown = rows.Where(r => Has(r, chosen) && (language is null || Cultures.Language(r.Culture) == language)).ToList();
        var start = Position(asked[AfterField]) is { } after ? shown.FindIndex(r => (r.SinceUtc, r.Id).CompareTo(after) > 0) : 0;
        var page = start < 0 ? [] : shown.Skip(start).Take(PageSize).ToList();
        var next = start >= 0 && shown.Count > start + PageSize && page.Count > 0 ? Invariant($"?{StateField}={chosen}&{LanguageField}={language}&{AfterField}={page[^1].SinceUtc.Ticks}-{page[^1].Id}") : null;
        return new QueuePage(chosen, language, counts, page, next);
    }

    /// <summary>How many wait for an editor, and how many of them too long.</summary>
    public async Task<(int Waiting, int Late)> CountAsync(CancellationToken cancellation)
    {
        var sent = await contributions.ListAsync([ContributionState.Sent], cancellation);
        var last = await reviews.LastAsync(sent.Select(c => c.Id), cancellation);
        var waiting = sent.Where(c => !IsScheduled(c, last)).ToList();
        return (waiting.Count, waiting.Count(IsLate));
    }

    private async Task<List<QueueRow>> RowsAsync(string culture, CancellationToken cancellation)
    {
        var all = await contributions.ListAsync([ContributionState.Sent, ContributionState.ChangesRequested], cancellation);
        var last = await reviews.LastAsync(all.Select(c => c.Id), cancellation);
        var people = await names.OfAsync(all.Select(c => c.AuthorKey), cancellation);
        var documents = contents.GetByIds(all.Select(c => c.DocumentKey).Distinct()).Where(d => !d.Trashed).ToDictionary(d => d.Key);
        var rows =
            from contribution in all
            let document = documents.GetValueOrDefault(contribution.DocumentKey)
            where document is not null
            let since = contribution.State == ContributionState.Sent ? contribution.SentUtc ?? contribution.ChangedUtc : contribution.ChangedUtc
            orderby since, contribution.Id
            select new QueueRow(
                contribution.Id, document.GetCultureName(contribution.Culture) ?? document.Name ?? string.Empty,
                related.Get<Pilot>(contribution.PilotKey) is { } pilot ? Names.Of(pilot, culture) : string.Empty,
                people.GetValueOrDefault(contribution.AuthorKey) is { IsErased: false } author ? author.Name : texts.Get(culture, InterfaceTexts.AdoptionErasedMember),
                contribution.Culture, contribution.State, document.PublishedCultures.Contains(contribution.Culture), since, Dates.OfUtcDay(since)!, IsLate(contribution) && !IsScheduled(contribution, last),
                IsScheduled(contribution, last) ? last[contribution.Id].PublishUtc : null, ReviewAddresses.One.At(culture, contribution.Id));
        return [.. rows];
    }

    private bool IsLate(Contribution contribution) => contribution is { State: ContributionState.Sent, SentUtc: { } sent } && sent + Patience < time.GetUtcNow().UtcDateTime;

    /// <summary>What was sent anew after it, or was not published when it should have been, waits for an editor again.</summary>
    private bool IsScheduled(Contribution contribution, IReadOnlyDictionary<Guid, LastDecision> last) =>
        contribution.State == ContributionState.Sent && last.GetValueOrDefault(contribution.Id) is { Kind: DecisionKind.Scheduled } decision
        && decision.AtUtc >= contribution.SentUtc && decision.PublishUtc > time.GetUtcNow().UtcDateTime - Overdue;

    private static bool Has(QueueRow row, QueueFilter filter) => filter switch
    {
        QueueFilter.New => row is { State: ContributionState.Sent, WasPublished: false, ScheduledUtc: null },
        QueueFilter.Changed => row is { State: ContributionState.Sent, WasPublished: true, ScheduledUtc: null },
        QueueFilter.Late => row.IsLate,
        QueueFilter.Scheduled => row.ScheduledUtc is not null,
        QueueFilter.Author => row.State == ContributionState.ChangesRequested,
        _ => row is { State: ContributionState.Sent, ScheduledUtc: null },
    };

    private static string? Asked(string? value, string[] allowed) => allowed.FirstOrDefault(a => a.Equals(value, StringComparison.OrdinalIgnoreCase));

    private static (DateTime, Guid)? Position(string? after) =>
        after?.Split('-', 2) is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var key)
            ? (new DateTime(at, DateTimeKind.Utc), key)
            : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
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
}

/// <param name="Counts">How many each filter has, in every language.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record QueuePage(QueueFilter Filter, string? Language, IReadOnlyDictionary<QueueFilter, int> Counts, IReadOnlyList<QueueRow> Rows, string? Next);

/// <param name="SinceUtc">Since when it waits.</param>
/// <param name="ScheduledUtc">When it is published by itself; null when it is not.</param>
internal sealed record QueueRow(
    Guid Id, string Name, string Pilot, string Author, string Culture, ContributionState State, bool WasPublished, DateTime SinceUtc, DateText Since, bool IsLate, DateTime? ScheduledUtc, string Address);
