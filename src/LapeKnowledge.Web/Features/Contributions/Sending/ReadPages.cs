using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Builds the page to read a description through on.</summary>
internal static class ReadPages
{
    public static async Task<ReadPage> OfAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        var rows = await FindingsAsync(context, contribution, content);
        var missing = Missing(context, content, contribution.FileList()).ToList();
        var parts = DescriptionGuard.Texts(content).Where(t => t.Text.Length > 0)
            .Select(t => new ReadPart(Label(context, t.Field), t.Page, Pieces(t.Text, [.. rows.Select(r => r.Finding).Where(f => f.Field == t.Field && f.Match is not null)])));
        return new ReadPage(
            contribution.Id, contribution.Culture, content.Name, Sendings.VersionOf(contribution, content), [.. parts], rows, missing, contribution.IsOpen && missing.Count == 0 && rows.All(r => r.Answer is not null));
    }

    /// <summary>What the guard finds in it now, each with what was answered.</summary>
    public static async Task<IReadOnlyList<FindingRow>> FindingsAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        var own = await context.Get<ISiteLines>().OfAsync(contribution.DocumentKey, contribution.Culture, context.Cancellation);
        var answers = contribution.AnswerList().ToLookup(a => a.Finding);
        return
        [
            .. DescriptionGuard.Read(content, contribution.FileList(), own).Select(f => new FindingRow(
                f, What(context, f.Kind), f.IsInFileName ? context.Text(InterfaceTexts.ContributionTodoFileName) : Todo(context, f.Kind), answers[f.Id].LastOrDefault(), Label(context, f.Field))),
        ];
    }

    private static IEnumerable<(string Page, string Text)> Missing(FormContext context, DraftContent content, IReadOnlyList<ContributionFile> files)
    {
        if (content["lahtotilanne"].Length == 0)
        {
            yield return (DraftFields.Start, context.Text(InterfaceTexts.ContributionMissingStart));
        }

        if (!content.Steps.Any(s => s.What.Length > 0))
        {
            yield return (DraftFields.Steps, context.Text(InterfaceTexts.ContributionMissingStep));
        }
        else if (content.Steps.Any(s => s.What.Length == 0))
        {
            yield return (DraftFields.Steps, context.Text(InterfaceTexts.ContributionMissingWhat));
        }

        if (files.Any(f => f.IsPicture && f.Alt.Length == 0))
        {
            yield return (DraftFields.Files, context.Text(InterfaceTexts.ContributionMissingAlt));
        }
    }

    private static List<(string, GuardFinding?)> Pieces(string text, IReadOnlyList<GuardFinding> findings)
    {
        var (pieces, at) = (new List<(string, GuardFinding?)>(), 0);
        foreach (var finding in findings.OrderBy(f => f.Match!.Start))
        {
            pieces.Add((text[at..finding.Match!.Start], null));
            at = finding.Match.Start + finding.Match.Length;
            pieces.Add((text[finding.Match.Start..at], finding));
        }

        pieces.Add((text[at..], null));
        return [.. pieces.Where(p => p.Item1.Length > 0)];
    }

    public static string Label(FormContext context, string field)
    {
        if (DraftFields.All.FirstOrDefault(f => f.Name == field) is { } known)
        {
            return known.Kind == DraftFieldKind.Name ? context.Text(InterfaceTexts.ContributionName) : context.Get<Texts>().Field(context.Culture, known.Alias);
        }

        var dash = field.LastIndexOf('-');
        if (DraftForm.StepParts.Contains(field[..Math.Max(0, dash)]) && int.TryParse(field[(dash + 1)..], out var row))
        {
            string[] aliases = [ProcessStep.Aliases.Who, ProcessStep.Aliases.What, ProcessStep.Aliases.When, ProcessStep.Aliases.WithWhat];
            return context.Text(InterfaceTexts.ContributionStepPart, row + 1, context.Get<Texts>().Field(context.Culture, aliases[DraftForm.StepParts.ToList().IndexOf(field[..dash])]));
        }

        return context.Text(InterfaceTexts.ContributionStepFiles);
    }

    private static string What(FormContext context, GuardKind kind) => context.Text(kind switch
    {
        GuardKind.IdentityCode => InterfaceTexts.ContributionGuardCode,
        GuardKind.Phone => InterfaceTexts.ContributionGuardPhone,
        GuardKind.Email => InterfaceTexts.ContributionGuardEmail,
        GuardKind.Child => InterfaceTexts.ContributionGuardChild,
        GuardKind.FullName => InterfaceTexts.ContributionGuardName,
        _ => InterfaceTexts.ContributionGuardPhoto,
    });

    private static string Todo(FormContext context, GuardKind kind) => context.Text(kind switch
    {
        GuardKind.IdentityCode => InterfaceTexts.ContributionTodoCode,
        GuardKind.Phone or GuardKind.Email => InterfaceTexts.ContributionTodoContact,
        GuardKind.Child => InterfaceTexts.ContributionTodoChild,
        GuardKind.FullName => InterfaceTexts.ContributionTodoName,
        _ => InterfaceTexts.ContributionTodoPhoto,
    });
}
