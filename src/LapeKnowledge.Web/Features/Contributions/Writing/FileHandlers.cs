using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>The page of pictures and files. Each stays an upload, seen by the team and editors only, until the description is sent.</summary>
internal sealed class FileHandlers(ContributionAccess access, ContributionStore store, StepPages pages, ContributionMedia media, UploadStore uploads)
{
    public const string FileField = "tiedosto";
    public const string AltPrefix = "alt-";
    public const string ConsentPrefix = "lupa-";
    public const string RemovePrefix = "poista-";
    public const int TextLength = 300;
    private const int Tries = 5;

    public Task<FormPage?> ShowAsync(FormContext context) => access.OpenForWritingAsync(context, async (contribution, content) =>
        StepPages.Show(context, await pages.OfAsync(context, contribution, DraftFields.Files, content)));

    public Task<FormPage?> SaveAsync(FormContext context) => access.OpenAsync(context, (contribution, content) => SaveAsync(context, contribution, content));

    private async Task<FormPage?> SaveAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        var errors = new Dictionary<string, string>();
        var added = await AddAsync(context, contribution, errors);
        var saved = await MergeAsync(context, contribution.Id, added, errors);
        if (saved is null)
        {
            return StepPages.Show(context, await pages.OfAsync(context, contribution, DraftFields.Files, content) with { Notice = context.Text(InterfaceTexts.ContributionClosed) }, StatusCodes.Status409Conflict);
        }

        var shown = await pages.OfAsync(context, saved, DraftFields.Files, content);
        if (errors.Count > 0)
        {
            return StepPages.Show(context, shown with { Files = [.. shown.Files.Select(f => Typed(context, f, errors))], Errors = errors }, StatusCodes.Status422UnprocessableEntity);
        }

        var action = context[DraftForm.ActionField];
        var stays = added.Count > 0 || action is not (RowAction.Next or RowAction.Previous);
        var page = stays ? DraftFields.Files : action == RowAction.Next ? DraftFields.Read : DraftFields.Previous(DraftFields.Files)!;
        return FormPage.Redirect($"{ContributionAddresses.PageAt(context.Culture, saved.Id, page)}?{StepPages.SavedField}={DraftFields.Files}");
    }

    private async Task<IReadOnlyList<ContributionFile>> AddAsync(FormContext context, Contribution contribution, Dictionary<string, string> errors)
    {
        var (added, room) = (new List<ContributionFile>(), contribution.IsOpen ? DraftFields.MostFiles - contribution.FileList().Count : 0);
        foreach (var sent in context.Fields.Files.GetFiles(FileField).Where(f => f.Length > 0 || f.FileName.Length > 0))
        {
            if (added.Count >= room)
            {
                errors[FileField] = context.Text(InterfaceTexts.ContributionTooManyFiles, DraftFields.MostFiles);
                break;
            }

            await using var stream = sent.OpenReadStream();
            var result = await uploads.AddAsync(stream, sent.FileName, context.Actor.Key, UploadPurpose.Contribution, context.Cancellation);
            if (result.Stored is { } stored && await uploads.AttachAsync(stored.Id, context.Actor.Key, contribution.Id, context.Cancellation))
            {
                added.Add(new ContributionFile(stored.Id, stored.Name, stored.IsPicture));
            }
            else
            {
                errors[FileField] = $"{UploadNames.Clean(sent.FileName, string.Empty)}: {(result.Refusal ?? UploadRefusal.Empty).Say(context.Get<Texts>(), context.Culture, uploads.Limits)}";
            }
        }

        return added;
    }

    /// <summary>Joins what was sent with what others have done to the list meanwhile.</summary>
    /// <returns>Null when it cannot be changed any more.</returns>
    private async Task<Contribution?> MergeAsync(FormContext context, Guid id, IReadOnlyList<ContributionFile> added, Dictionary<string, string> errors)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await store.FindAsync(id, context.Cancellation) is not { IsOpen: true } current)
            {
                break;
            }

            var action = context[DraftForm.ActionField];
            var removed = current.FileList().FirstOrDefault(f => action == $"{RemovePrefix}{f.Upload:N}");
            var isPublished = false;
            if (removed is not null)
            {
                (var isOut, isPublished) = await media.RemoveAsync(current, removed, context.Cancellation);
                if (!isOut)
                {
                    break; // a picture that stays in the document must not look as if it were gone
                }
            }

            var known = current.AllFiles().Where(f => f != removed || isPublished).Select(f => f == removed ? f with { IsRemoved = true } : f.IsRemoved ? f : Changed(context, f, errors));
            var files = known.Concat(added.Where(a => current.AllFiles().All(f => f.Upload != a.Upload))).ToList();
            if (await store.SetFilesAsync(id, current.Version, files, context.Cancellation))
            {
                if (removed is not null && !isPublished)
                {
                    await media.ThrowAwayAsync(removed, context.Cancellation);
                }

                return await store.FindAsync(id, context.Cancellation);
            }
        }

        foreach (var file in added)
        {
            await uploads.DeleteAsync(file.Upload, context.Cancellation);
        }

        return null;
    }

    private static ContributionFile Changed(FormContext context, ContributionFile file, Dictionary<string, string> errors)
    {
        var (altField, consentField) = ($"{AltPrefix}{file.Upload:N}", $"{ConsentPrefix}{file.Upload:N}");
        if (file.MayBeRenamed && context.Fields.ContainsKey(GuardFinding.NameFieldOf(file)))
        {
            return Renamed(context, file, errors);
        }

        if (!context.Fields.ContainsKey(altField))
        {
            return file;
        }

        var sent = file with { Alt = DraftText.Normalize(context[altField]), Consent = DraftText.Normalize(context[consentField]) };
        foreach (var (field, text) in new[] { (altField, sent.Alt), (consentField, sent.Consent) })
        {
            if (text.Length > TextLength)
            {
                errors[field] = context.Text(InterfaceTexts.ContributionTooLong, TextLength, text.Length);
            }
        }

        if (sent != file && context[$"{DraftForm.MarkPrefix}{file.Upload:N}"] != StepPages.MarkOf(file))
        {
            errors[altField] = context.Text(InterfaceTexts.ContributionFileConflict, file.Alt, file.Consent);
        }

        return errors.ContainsKey(altField) || errors.ContainsKey(consentField) ? file : sent;
    }

    private static ContributionFile Renamed(FormContext context, ContributionFile file, Dictionary<string, string> errors)
    {
        var (field, ending) = (GuardFinding.NameFieldOf(file), Path.GetExtension(file.Name));
        var typed = DraftText.Normalize(context[field]);
        var name = typed.Length == 0 ? file.Name : UploadNames.Clean(typed.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? typed : typed + ending, ending);
        if (name != file.Name && context[$"{DraftForm.MarkPrefix}{file.Upload:N}"] != StepPages.MarkOf(file))
        {
            errors[field] = context.Text(InterfaceTexts.ContributionNameConflict, file.Name);
            return file;
        }

        return file with { Name = name };
    }

    private static FileRow Typed(FormContext context, FileRow row, Dictionary<string, string> errors)
    {
        var (altField, consentField) = ($"{AltPrefix}{row.File.Upload:N}", $"{ConsentPrefix}{row.File.Upload:N}");
        return errors.ContainsKey(altField) || errors.ContainsKey(consentField)
            ? row with { File = row.File with { Alt = context[altField], Consent = context[consentField] } }
            : errors.ContainsKey(GuardFinding.NameFieldOf(row.File)) ? row with { File = row.File with { Name = context[GuardFinding.NameFieldOf(row.File)] } }
            : row;
    }
}
