using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>Why a file is not taken.</summary>
internal enum UploadRefusal
{
    Empty,
    TooLarge,

    /// <summary>The member has sent as much as one may in a day.</summary>
    TooMany,

    /// <summary>The name says that it is something that is not taken here.</summary>
    KindNotAllowed,
    NotWhatNameSays,
    ArchiveExpandsTooMuch,
    BrokenArchive,

    /// <summary>Macros or scripts in it.</summary>
    HasProgram,
    BrokenPicture,
    TooManyPixels,
}

/// <summary>What became of a file: one of the two is set.</summary>
internal sealed record UploadResult(Upload? Stored, UploadRefusal? Refusal)
{
    public static implicit operator UploadResult(Upload stored) => new(stored, null);

    public static implicit operator UploadResult(UploadRefusal refusal) => new(null, refusal);
}

internal static class UploadRefusals
{
    /// <summary>Says to a reader what was wrong with a file, and what to do.</summary>
    public static string Say(this UploadRefusal refusal, Texts texts, string culture, UploadLimits limits) => refusal switch
    {
        UploadRefusal.Empty => texts.Get(culture, InterfaceTexts.UploadEmpty),
        UploadRefusal.TooLarge => texts.Format(culture, InterfaceTexts.UploadTooLarge, limits.MaxBytes / 1_000_000),
        UploadRefusal.TooMany => texts.Format(culture, InterfaceTexts.UploadTooMany, limits.FilesPerDay, limits.BytesPerDay / 1_000_000),
        UploadRefusal.KindNotAllowed => texts.Get(culture, InterfaceTexts.UploadKind),
        UploadRefusal.NotWhatNameSays => texts.Get(culture, InterfaceTexts.UploadNotWhatNameSays),
        UploadRefusal.ArchiveExpandsTooMuch => texts.Get(culture, InterfaceTexts.UploadArchiveTooMuch),
        UploadRefusal.BrokenArchive => texts.Get(culture, InterfaceTexts.UploadArchiveBroken),
        UploadRefusal.HasProgram => texts.Get(culture, InterfaceTexts.UploadProgram),
        UploadRefusal.BrokenPicture => texts.Get(culture, InterfaceTexts.UploadPictureBroken),
        _ => texts.Format(culture, InterfaceTexts.UploadPixels, limits.MaxPixels / 1_000_000),
    };
}
