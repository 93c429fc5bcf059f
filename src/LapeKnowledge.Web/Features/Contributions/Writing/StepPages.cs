using System.Text;
using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Builds the pages of the form.</summary>
internal sealed class StepPages(IFieldComments comments, ISiteLines lines, UploadStore uploads)
{
    public const string SavedField = "tallennettu";
    public const string NewRowField = "uusi";
    private const string View = "Contributions/step";

    public static string Heading(FormContext context, string page) => context.Text(page switch
    {
        DraftFields.Start => InterfaceTexts.ContributionStepStart,
        DraftFields.People => InterfaceTexts.ContributionStepPeople,
        DraftFields.Steps => InterfaceTexts.ContributionStepSteps,
        DraftFields.Change => InterfaceTexts.ContributionStepChange,
        DraftFields.Failed => InterfaceTexts.ContributionStepFailed,
        DraftFields.Advice => InterfaceTexts.ContributionStepAdvice,
        DraftFields.Files => InterfaceTexts.ContributionStepFiles,
        _ => InterfaceTexts.ContributionStepRead,
    });

    /// <summary>The page as it stands in the document.</summary>
    public async Task<StepPage> OfAsync(FormContext context, Contribution contribution, string page, DraftContent content)
    {
        var answered = contribution.AnswerList().Select(a => a.Finding).ToHashSet();
        var files = contribution.FileList();
        var own = await lines.OfAsync(contribution.DocumentKey, contribution.Culture, context.Cancellation);
        return new StepPage(contribution.Id, page, contribution.Culture, Heading(context, page), content, Marks(content, page))
        {
            Comments = contribution.State == ContributionState.ChangesRequested ? await comments.OfAsync(contribution.DocumentKey, contribution.Culture, context.Cancellation) : [],
            Findings = [.. DescriptionGuard.Read(content, files, own).Where(f => f.Page == page && !answered.Contains(f.Id))],
            Files = page == DraftFields.Files ? await FilesAsync(contribution, files, context.Cancellation) : [],
            HasNewRow = context.Http.Request.Query.ContainsKey(NewRowField),
            Saved = SavedOf(context),
            Owner = context.Actor.Key.ToString("N"),
            Notice = context.Notice,
        };
    }

    public static string? SavedOf(FormContext context) =>
        HttpMethods.IsGet(context.Http.Request.Method) && context.Http.Request.Query[SavedField].ToString() is var saved && DraftFields.Pages.Contains(saved) ? saved : null;

    public static FormPage Show(FormContext context, StepPage page, int status = StatusCodes.Status200OK) =>
        new(View, page.Errors.Count > 0 ? context.Text(InterfaceTexts.FormWrongTitle, page.Heading) : page.Heading, page, Status: status);

    public static Dictionary<string, string> Marks(DraftContent content, string page) =>
        page == DraftFields.Steps
            ? new() { [DraftFields.StepsField] = content.MarkOf(DraftFields.StepsField) }
            : DraftFields.On(page).ToDictionary(f => f.Name, f => content.MarkOf(f.Name));

    /// <summary>What is wrong with what was sent, by field.</summary>
    public static Dictionary<string, string> Wrong(FormContext context, DraftForm form)
    {
        var errors = new Dictionary<string, string>();
        foreach (var field in DraftFields.On(form.Page))
        {
            if (!form.Texts.TryGetValue(field.Name, out var text))
            {
                continue;
            }

            if (text.Length > field.MaxLength)
            {
                errors[field.Name] = context.Text(InterfaceTexts.ContributionTooLong, field.MaxLength, text.Length);
            }
            else if (field.Kind == DraftFieldKind.Name && !text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            {
                errors[field.Name] = context.Text(text.Length == 0 ? InterfaceTexts.ContributionNameMissing : InterfaceTexts.ContributionNameLetters); // the address is made of them
            }
        }

        foreach (var (step, i) in (form.Steps ?? []).Select((s, i) => (s, i)))
        {
            foreach (var (part, text) in DraftForm.StepParts.Zip([step.Who, step.What, step.When, step.WithWhat]))
            {
                var most = part == DraftForm.StepParts[1] ? DraftFields.RichLength : DraftFields.ShortLength;
                if (text.Length > most)
                {
                    errors[FormattableString.Invariant($"{part}-{i}")] = context.Text(InterfaceTexts.ContributionTooLong, most, text.Length);
                }
            }
        }

        return errors;
    }

    public static Dictionary<string, string> NameTaken(FormContext context) => new() { [DraftFields.NameField] = context.Text(InterfaceTexts.ContributionNameTaken) };

    public async Task<IReadOnlyList<FileRow>> FilesAsync(Contribution contribution, IEnumerable<ContributionFile> files, CancellationToken cancellation)
    {
        var attached = (await uploads.AttachedToAsync(contribution.Id, cancellation)).ToDictionary(u => u.Id);
        return [.. files.Select(f => new FileRow(f, ContributionAddresses.FileAt(contribution.Id, f.Upload), MarkOf(f), attached.GetValueOrDefault(f.Upload)))];
    }

    public static string MarkOf(ContributionFile file) => DraftContent.Mark(file.IsPicture ? $"{file.Alt}\n{file.Consent}" : file.Name);
}
