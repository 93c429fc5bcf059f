using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>Reminds those who have a place, and erases everybody some time after the event.</summary>
internal sealed class RegistrationUpkeep(
    RegistrationStore store, RegistrationMails mails, RelatedContent related, IUmbracoContextFactory contexts, IOptionsMonitor<RegistrationOptions> options, TimeProvider time) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        using var context = contexts.EnsureUmbracoContext();
        foreach (var key in await store.EventsAsync(cancellation))
        {
            var item = related.Get<Event>(key);
            await EraseAsync(key, item, cancellation);
            if (item is not null)
            {
                await RemindAsync(item, cancellation);
            }
        }
    }

    private async Task EraseAsync(Guid key, Event? item, CancellationToken cancellation)
    {
        var (now, days) = (time.GetUtcNow().UtcDateTime, options.CurrentValue);
        if (item is null || item.StartDate == default)
        {
            await store.EraseAsync(key, now.AddDays(-Math.Max(1, days.DaysWithoutEvent)), cancellation);
        }
        else if (Dates.ToUtc(item.LastDay().AddDays(1 + Math.Max(0, days.DaysAfterEvent)).ToDateTime(TimeOnly.MinValue)) <= now)
        {
            await store.EraseAsync(key, null, cancellation);
        }
    }

    /// <summary>Whoever registered when the event was near needs no reminder of it.</summary>
    private async Task RemindAsync(Event item, CancellationToken cancellation)
    {
        var (now, days) = (time.GetUtcNow().UtcDateTime, options.CurrentValue.ReminderDays);
        if (days <= 0 || item.StartDate == default || item.Status == Vocabularies.EventStatus.Cancelled)
        {
            return;
        }

        var begins = Dates.ToUtc(item.StartDate);
        var due = begins.AddDays(-days);
        if (now < due || now >= begins)
        {
            return;
        }

        foreach (var registration in await store.UnremindedAsync(item.Key, due, cancellation))
        {
            if (!await store.TakeForReminderAsync(registration.Id, true, cancellation))
            {
                continue;
            }

            if (!await mails.RemindAsync(registration, item, cancellation))
            {
                await store.TakeForReminderAsync(registration.Id, false, CancellationToken.None);
                return; // the mail server is down: it is tried again at the next upkeep
            }
        }
    }
}
