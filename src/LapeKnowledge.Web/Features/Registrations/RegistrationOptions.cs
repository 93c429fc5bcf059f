namespace LapeKnowledge.Web.Features.Registrations;

/// <summary><c>LapeKnowledge:Registrations</c>. The privacy page tells readers the same numbers of days.</summary>
internal sealed class RegistrationOptions
{
    public const string Section = "LapeKnowledge:Registrations";

    /// <summary>Registrations are erased this many days after the last day of their event.</summary>
    public int DaysAfterEvent { get; init; } = 30;

    /// <summary>Where the event has no date, or is not published any more: this many days after the registering.</summary>
    public int DaysWithoutEvent { get; init; } = 365;

    /// <summary>Who has a place is reminded of it this many days before, so that those who cannot come give it to the queue; 0 for never.</summary>
    public int ReminderDays { get; init; } = 3;
}
