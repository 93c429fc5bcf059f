using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A file as pages show it.</summary>
/// <param name="Kind">The ending of its name, in capitals.</param>
/// <param name="Alt">Empty for a picture that is shown as a file.</param>
internal sealed record AttachmentShown(string Id, string Address, string Name, string Kind, string? Size, bool IsPicture, int? Width, int? Height, string Alt)
{
    /// <summary>What is wrong with what was typed of it.</summary>
    public string? Error { get; init; }

    public static AttachmentShown Of(PostAttachment attachment, string culture) => new(
        attachment.Id.ToString("N"), DiscussionAddresses.OfAttachment(attachment.Id), attachment.Name, Path.GetExtension(attachment.Name).TrimStart('.').ToUpperInvariant(),
        MediaReader.Size(attachment.Bytes, CultureInfo.GetCultureInfo(culture)), attachment.IsPicture, attachment.Width, attachment.Height, attachment.Alt);
}

/// <summary>The files of a form, as it shows them.</summary>
/// <param name="Errors">Why files were not taken.</param>
internal sealed record AttachedShown(IReadOnlyList<AttachmentShown> Files, IReadOnlyList<string> Errors)
{
    public bool IsWrong => Errors.Count > 0 || Files.Any(f => f.Error is not null);
}

/// <summary>The files that a form was sent with.</summary>
/// <param name="Rows">Those that the post is to have.</param>
/// <param name="Sent">The same with what was typed of them; null when the form said nothing of files.</param>
/// <param name="Added">Those that came with this sending.</param>
internal sealed record AttachedForm(AttachedShown Shown, IReadOnlyList<PostAttachment> Rows, IReadOnlyList<SentAttachment>? Sent, IReadOnlyList<PostAttachment> Added);

/// <summary>The part of the forms that has files. Each is taken as soon as it comes, so that none has to be chosen again when something else is wrong.</summary>
internal sealed class AttachmentForms(DiscussionAttachments attachments, Texts texts)
{
    public const string FileField = "tiedosto";
    public const string IdField = "liite";

    /// <summary>Tells that the form lists its files: one that has none is another thing than one that says nothing of them.</summary>
    public const string ListField = "liitteet";

    public const string AltPrefix = "alt-";
    public const string AttachAct = "liita";
    public const string RemovePrefix = "poista-liite-";
    private const int MostListed = 50;

    public UploadLimits Limits => attachments.Limits;

    /// <summary>The files of a form that is opened: those of the post that is edited, and those that wait to be sent.</summary>
    /// <param name="post">The post that is edited; null for a new one.</param>
    public async Task<AttachedShown> ShowAsync(FormContext context, ActingMember? member, string place, IReadOnlyList<PostAttachment> own, long? post = null)
    {
        if (member is null)
        {
            return new AttachedShown([], []);
        }

        if (context.Fields.ContainsKey(ListField))
        {
            return (await ListedAsync(context, member, post)).Shown;
        }

        var waiting = await attachments.WaitingAsync(member.Key, place, context.Cancellation);
        return new AttachedShown([.. own.Concat(waiting).Select(a => AttachmentShown.Of(a, context.Culture))], []);
    }

    /// <summary>Takes the files of a form that was sent.</summary>
    public async Task<AttachedForm> TakeAsync(FormContext context, string place, long? post = null)
    {
        var member = context.Actor;
        if (context[WriteEndpoints.ActField] is var act && act.StartsWith(RemovePrefix, StringComparison.Ordinal) && Guid.TryParseExact(act[RemovePrefix.Length..], "N", out var removed))
        {
            await attachments.RemoveAsync(member.Key, removed, context.Cancellation); // one of the post itself stays until the form is sent
        }

        var listed = await ListedAsync(context, member, post);
        var (rows, errors, left) = (listed.Rows.ToList(), listed.Shown.Errors.ToList(), new List<string>());
        var added = new List<PostAttachment>();
        foreach (var file in context.Fields.Files.GetFiles(FileField).Where(f => f.Length > 0 || f.FileName.Length > 0))
        {
            if (rows.Count + added.Count >= PostAttachment.MostOfPost)
            {
                left.Add(NameOf(file));
                continue;
            }

            var (kept, error) = await AddAsync(file, member.Key, place, context.Culture, context.Cancellation);
            if (kept is null)
            {
                errors.Add(error!);
            }
            else
            {
                added.Add(kept);
            }
        }

        if (left.Count > 0)
        {
            errors.Add(TooMany(context.Culture, left));
        }

        rows.AddRange(added);
        var shown = new AttachedShown([.. listed.Shown.Files, .. added.Select(a => AttachmentShown.Of(a, context.Culture))], errors);
        var says = context.Fields.ContainsKey(ListField) || added.Count > 0;
        return new AttachedForm(shown, rows, says ? [.. listed.Sent!, .. added.Select(a => new SentAttachment(a.Id, a.Alt))] : null, added);
    }

    /// <returns>The file that was kept, or why it was not.</returns>
    public async Task<(PostAttachment? Kept, string? Error)> AddAsync(IFormFile file, Guid member, string place, string culture, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var (kept, refusal) = await attachments.AddAsync(content, file.FileName, member, place, cancellation);
        return (kept, kept is null ? $"{NameOf(file)}: {refusal!.Value.Say(texts, culture, Limits)}" : null);
    }

    /// <param name="left">The names of the files that were not taken.</param>
    public string TooMany(string culture, IEnumerable<string> left) => texts.Format(culture, InterfaceTexts.DiscussionAttachMany, PostAttachment.MostOfPost, string.Join(", ", left));

    public AttachedShown Gone(AttachedShown shown, IEnumerable<PostAttachment> gone, string culture)
    {
        var ids = gone.Select(g => g.Id.ToString("N")).ToHashSet();
        return new AttachedShown([.. shown.Files.Where(f => !ids.Contains(f.Id))], [.. shown.Errors, texts.Get(culture, InterfaceTexts.DiscussionAttachGone)]);
    }

    /// <summary>What was typed of pictures, by their ids.</summary>
    public static Dictionary<Guid, string> Alts(IFormCollection fields)
    {
        var alts = new Dictionary<Guid, string>();
        foreach (var name in fields.Keys.Where(k => k.StartsWith(AltPrefix, StringComparison.Ordinal)))
        {
            if (Guid.TryParseExact(name[AltPrefix.Length..], "N", out var id) && alts.Count < MostListed)
            {
                alts[id] = FormText.Line(fields[name].ToString());
            }
        }

        return alts;
    }

    /// <summary>What a form said of its files.</summary>
    public static IReadOnlyList<(string Field, string Value)> Echo(IFormCollection fields) => !fields.ContainsKey(ListField) ? [] :
    [
        (ListField, "1"),
        .. Listed(fields).Select(id => (IdField, id.ToString("N"))),
        .. Alts(fields).Where(a => a.Value.Length <= PostAttachment.AltLength).Select(a => ($"{AltPrefix}{a.Key:N}", a.Value)),
    ];

    private static List<Guid> Listed(IFormCollection fields) => [.. fields[IdField].Take(MostListed).Select(id => Guid.TryParseExact(id, "N", out var known) ? known : Guid.Empty).Distinct()];

    public static string NameOf(IFormFile file) => UploadNames.Clean(file.FileName, Path.GetExtension(file.FileName));

    private async Task<AttachedForm> ListedAsync(FormContext context, ActingMember member, long? post)
    {
        var asked = Listed(context.Fields);
        if (context[WriteEndpoints.ActField] is var act && act.StartsWith(RemovePrefix, StringComparison.Ordinal))
        {
            asked.RemoveAll(id => act == $"{RemovePrefix}{id:N}");
        }

        var (rows, alts) = (await attachments.FindAsync(asked, member.Key, post, context.Cancellation), Alts(context.Fields));
        var typed = rows.Select(r => (Row: r, Alt: alts.GetValueOrDefault(r.Id, r.Alt))).ToList();
        await attachments.DescribeAsync(member.Key, typed.Where(t => t.Alt != t.Row.Alt && t.Alt.Length <= PostAttachment.AltLength).ToDictionary(t => t.Row.Id, t => t.Alt), context.Cancellation);
        string[] errors =
        [
            .. rows.Count == asked.Count ? [] : new[] { texts.Get(context.Culture, InterfaceTexts.DiscussionAttachGone) },
            .. rows.Count <= PostAttachment.MostOfPost ? [] : new[] { TooMany(context.Culture, rows.Skip(PostAttachment.MostOfPost).Select(r => r.Name)) },
        ];
        var shown = typed.Take(PostAttachment.MostOfPost).Select(t => AttachmentShown.Of(t.Row, context.Culture) with
        {
            Alt = t.Alt,
            Error = t.Alt.Length > PostAttachment.AltLength ? texts.Format(context.Culture, InterfaceTexts.DiscussionAttachAltLong, PostAttachment.AltLength, t.Alt.Length) : null,
        });
        return new AttachedForm(new AttachedShown([.. shown], errors), [.. rows.Take(PostAttachment.MostOfPost)], [.. typed.Take(PostAttachment.MostOfPost).Select(t => new SentAttachment(t.Row.Id, t.Alt))], []);
    }
}
