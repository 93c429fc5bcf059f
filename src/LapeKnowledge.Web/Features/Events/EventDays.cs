using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>The days of an event that has a start date, in Finland.</summary>
internal static class EventDays
{
    public static DateOnly FirstDay(this Event item) => DateOnly.FromDateTime(item.StartDate);

    public static DateOnly LastDay(this Event item) => DateOnly.FromDateTime(item.EndDate > item.StartDate ? item.EndDate : item.StartDate);
}
