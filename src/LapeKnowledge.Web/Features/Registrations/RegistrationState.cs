using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Registrations;

internal enum RegistrationState
{
    /// <summary>One does not register to the event on this site.</summary>
    NotOffered,
    Open,

    /// <summary>The deadline, or the event, has come.</summary>
    Closed,
    Cancelled,
}

internal static class RegistrationStates
{
    /// <param name="now">Finnish local time.</param>
    public static RegistrationState RegistrationState(this Event item, DateTime now) => item switch
    {
        { RegistrationOpen: false } => Registrations.RegistrationState.NotOffered,
        { Status: Vocabularies.EventStatus.Cancelled } => Registrations.RegistrationState.Cancelled,
        _ when item.HasBegun(now) || IsPast(item.RegistrationDeadline, now) => Registrations.RegistrationState.Closed,
        _ => Registrations.RegistrationState.Open,
    };

    private static bool HasBegun(this Event item, DateTime now) => item.StartDate != default && (
        item.StartDate.TimeOfDay == TimeSpan.Zero ? item.FirstDay() < DateOnly.FromDateTime(now) : item.StartDate <= now);

    // a deadline without a clock time is the end of its day
    private static bool IsPast(DateTime deadline, DateTime now) =>
        deadline != default && (deadline.TimeOfDay == TimeSpan.Zero ? deadline.Date < now.Date : deadline < now);
}
