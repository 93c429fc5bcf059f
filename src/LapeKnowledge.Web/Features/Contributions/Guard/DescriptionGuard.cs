namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>Reads a description as an editor would who looks for what must not be published.</summary>
internal static class DescriptionGuard
{
    public static IReadOnlyList<GuardMatch> Scan(string text)
    {
        var read = new GuardText(text);
        return Apart(CodeScanner.Scan(read.Plain).Concat(NameScanner.Scan(read.Plain)).Select(read.InOriginal));
    }

    /// <summary>The name of a file: what stands between its words is as good as a blank.</summary>
    public static IReadOnlyList<GuardMatch> ScanName(string name)
    {
        var read = new GuardText(Path.GetFileNameWithoutExtension(name));
        return Apart(CodeScanner.Scan(read.Plain).Concat(NameScanner.Scan(string.Concat(read.Plain.Select(c => c is '_' or '.' or '+' ? ' ' : c)))).Select(read.InOriginal));
    }

    private static List<GuardMatch> Apart(IEnumerable<GuardMatch> found)
    {
        var taken = new List<GuardMatch>();
        foreach (var match in found.OrderBy(m => m.Start).ThenBy(m => m.Kind))
        {
            if (taken.Count == 0 || match.Start >= taken[^1].Start + taken[^1].Length)
            {
                taken.Add(match);
            }
        }

        return taken;
    }

    /// <param name="own">Lines that the site itself has written, see <see cref="ISiteLines"/>; null for none.</param>
    /// <returns>All that was found, answered or not, in the order of the form; each once, though the same words may stand in two places.</returns>
    public static IReadOnlyList<GuardFinding> Read(DraftContent content, IEnumerable<ContributionFile> files, IReadOnlySet<string>? own = null)
    {
        var texts = Texts(content).SelectMany(t => Scan(t.Text).Where(m => own?.Contains(LineOf(t.Text, m)) != true).Select(m => GuardFinding.Of(m, t.Field, t.Stem, t.Page, t.Text)));
        var pictures = files.Where(f => f.IsPicture && f.Consent.Length == 0).Select(GuardFinding.OfPicture);
        var captions = files.SelectMany(f => Scan(f.Alt).Select(m => GuardFinding.Of(m, $"alt-{f.Upload:N}", "alt", DraftFields.Files, f.Alt)));
        var names = files.Where(f => !f.IsPicture).SelectMany(f => ScanName(f.Name).Select(m => GuardFinding.Of(m, GuardFinding.NameFieldOf(f), "nimi", DraftFields.Files, f.Name)));
        return [.. texts.Concat(pictures).Concat(captions).Concat(names).DistinctBy(f => (f.Id, f.Field))];
    }

    /// <summary>The whole line of a place; the lines, where it goes over more than one.</summary>
    private static string LineOf(string text, GuardMatch match)
    {
        var (before, after) = (text.LastIndexOf('\n', match.Start), text.IndexOf('\n', match.Start + match.Length));
        return text[(before + 1)..(after < 0 ? text.Length : after)].Trim();
    }

    /// <summary>Every text of the description with the field that it stands in.</summary>
    public static IEnumerable<(string Field, string Stem, string Page, string Text)> Texts(DraftContent content)
    {
        foreach (var page in DraftFields.Pages)
        {
            foreach (var field in DraftFields.On(page))
            {
                yield return (field.Name, field.Name, page, content[field.Name]);
            }

            for (var i = 0; page == DraftFields.Steps && i < content.Steps.Count; i++)
            {
                var step = content.Steps[i];
                foreach (var (part, text) in DraftForm.StepParts.Zip([step.Who, step.What, step.When, step.WithWhat]))
                {
                    yield return (FormattableString.Invariant($"{part}-{i}"), part, page, text);
                }
            }
        }
    }
}
