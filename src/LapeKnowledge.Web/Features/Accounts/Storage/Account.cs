using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>A person with an account. The user name is the e-mail address.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int NameLength = 100;
    public const int EmailLength = 254; // RFC 5321
    public const int FieldLength = 200;
    public const int LanguagesLength = 40;

    /// <summary>Until when an administrator locks an account out. Wrong passwords lock for minutes, and the moment stays in the row when it is past.</summary>
    public static readonly DateTimeOffset LockedForGood = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What others see.</summary>
    public string Name { get; set; } = string.Empty;

    public SiteRole Role { get; set; }

    /// <summary>The culture of mails, one of <see cref="Cultures.All"/>.</summary>
    public string Culture { get; set; } = Cultures.Finnish;

    /// <summary>The languages that he reads, as <see cref="ReadLanguages"/> writes them; null when not told.</summary>
    public string? Languages { get; set; }

    /// <summary>What the person does, in his own words; null when not told.</summary>
    public string? Position { get; set; }

    /// <summary>The day-care centre, school or other unit; null when not told.</summary>
    public string? Unit { get; set; }

    /// <summary>The municipality's document; null when not told.</summary>
    public Guid? MunicipalityKey { get; set; }

    public DateTime JoinedUtc { get; set; }

    public MailRhythm DiscussionMail { get; set; } = MailRhythm.AtOnce;

    /// <summary>How one who moderates is mailed of what waits for him: at once means at most once an hour; there is no weekly one, as what waits is not to wait so long.</summary>
    public MailRhythm ModerationMail { get; set; } = MailRhythm.AtOnce;

    /// <summary>Whether the weekly digest of what is followed is sent.</summary>
    public bool HasDigest { get; set; } = true;

    /// <summary>Whether he is mailed of what becomes of the descriptions that he writes or looks after.</summary>
    public bool HasReviewMail { get; set; } = true;

    /// <summary>True for an account of the demonstration.</summary>
    public bool IsSample { get; set; }

    /// <summary>When the person's data were erased; the row stays, so that posts have an author without a name. Null for everybody else.</summary>
    public DateTime? ErasedUtc { get; set; }
}
