using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.ReviewDates;

/// <summary>What holds a document up to date: that somebody says once a year that it still does.</summary>
internal sealed class Confirmations(ReviewDateStore store, RelatedContent related, BuiltPages pages, TimeProvider time)
{
    private static readonly string[] Types = [GoodPractice.ModelTypeAlias, ProcessDescription.ModelTypeAlias, Tool.ModelTypeAlias, TrainingMaterial.ModelTypeAlias];

    /// <summary>Whether somebody answers for the text year by year.</summary>
    public static bool IsKept(IPublishedContent document) => document is IReviewed && Types.Contains(document.ContentType.Alias);

    public async Task<ReviewStatus> StatusAsync(IPublishedContent document, CancellationToken cancellation) => StatusOf(document, await store.FindAsync(document.Key, cancellation));

    /// <summary>What has not been confirmed in time, the longest ago first.</summary>
    public async Task<IReadOnlyList<(IPublishedContent Document, ReviewStatus Status)>> DueAsync(CancellationToken cancellation)
    {
        var known = await store.AllAsync(cancellation);
        var all =
            from document in Types.SelectMany(related.OfType<IPublishedContent>)
            let status = StatusOf(document, known.GetValueOrDefault(document.Key))
            where status.IsDue
            orderby status.Due
            select (document, status);
        return [.. all];
    }

    /// <summary>Who may say that it holds: editors, and the teams whose work it tells of.</summary>
    public bool MayConfirm(ActingMember member, IPublishedContent document) => member.IsEditor || Pilots(document).Any(member.IsInTeam);

    /// <summary>The pilots whose work the document tells of.</summary>
    public IReadOnlyList<Guid> Pilots(IPublishedContent document) => document switch
    {
        ProcessDescription => related.Parent<Pilot>(document.Key) is { } pilot ? [pilot.Key] : [],
        GoodPractice practice => [.. (practice.Pilots ?? []).Select(p => p.Key)],
        _ => [],
    };

    /// <summary>Confirms the document for another year. It stays as it is: nothing in it has changed, and followers are told of changes.</summary>
    public async Task ConfirmAsync(IPublishedContent document, Guid member, CancellationToken cancellation)
    {
        await store.ConfirmAsync(document.Key, member, cancellation);
        pages.Forget();
    }

    private ReviewStatus StatusOf(IPublishedContent document, ReviewDate? known)
    {
        var confirmed = known?.ConfirmedUtc is { } utc ? Dates.FinnishDay(utc) : null;
        var changed = Dates.FinnishDay(document.Cultures.Values.Select(c => c.Date).Append(document.UpdateDate).Max())!.Value;
        var asked = document is IReviewed { ReviewDue: var due } && due != default ? DateOnly.FromDateTime(due) : changed.AddYears(1);
        var next = confirmed is { } day && day.AddYears(1) > asked ? day.AddYears(1) : asked;
        return new ReviewStatus(confirmed, next, next < Dates.Today(time), known?.AskedUtc);
    }
}

/// <param name="Confirmed">The day of the last confirmation; null when nobody has confirmed it here.</param>
/// <param name="Due">By when somebody is to say that it holds.</param>
internal sealed record ReviewStatus(DateOnly? Confirmed, DateOnly Due, bool IsDue, DateTime? AskedUtc);
