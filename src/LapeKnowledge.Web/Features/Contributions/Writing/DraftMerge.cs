namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>A field that two people changed at the same time.</summary>
/// <param name="Field">Of <see cref="DraftFields"/>, or the steps.</param>
/// <param name="Mine">What was sent.</param>
/// <param name="Theirs">What somebody else has saved meanwhile.</param>
internal sealed record DraftConflict(string Field, string Mine, string Theirs);

/// <param name="Content">What is to be saved; where there are conflicts, with what the others wrote.</param>
internal sealed record DraftMerge(DraftContent Content, IReadOnlyList<DraftConflict> Conflicts)
{
    /// <summary>
    /// Joins what was sent with what stands in the document by now. A field that only one of the two changed is taken from him; one that both changed
    /// differently is a conflict, and nothing of it is written until somebody has chosen.
    /// </summary>
    public static DraftMerge Of(DraftContent current, DraftForm sent)
    {
        var (content, conflicts) = (current, new List<DraftConflict>());
        foreach (var (field, typed) in sent.Texts)
        {
            var text = Canonical(field, typed);
            if (text == current[field] || sent.Marks[field] == DraftContent.Mark(text))
            {
                continue; // the same, or not changed by the sender
            }

            if (sent.Marks[field] == current.MarkOf(field))
            {
                content = content.With(field, text);
            }
            else
            {
                conflicts.Add(new DraftConflict(field, typed, current[field]));
            }
        }

        return new DraftMerge(sent.Steps is null ? content : Steps(content, sent, conflicts), conflicts);
    }

    private static string Canonical(string field, string text) => DraftFields.All.First(f => f.Name == field).Kind switch
    {
        DraftFieldKind.Rich => DraftText.Canonical(text),
        DraftFieldKind.Name => DraftText.Name(text),
        _ => text,
    };

    private static DraftContent Steps(DraftContent current, DraftForm sent, List<DraftConflict> conflicts)
    {
        var steps = sent.Steps!.Where(s => !s.IsBlank).Select(s => s with { What = DraftText.Canonical(s.What) }).ToList();
        var text = DraftContent.StepsAsText(steps);
        var isSame = text == DraftContent.StepsAsText(current.Steps);
        if (isSame || sent.Marks[DraftFields.StepsField] == DraftContent.Mark(text))
        {
            return current;
        }

        if (sent.Marks[DraftFields.StepsField] == current.MarkOf(DraftFields.StepsField))
        {
            var known = current.Steps.Select(s => s.Key).ToHashSet();
            var used = new HashSet<Guid>();
            return current with { Steps = [.. steps.Select(s => known.Contains(s.Key) && used.Add(s.Key) ? s : s with { Key = Guid.Empty })] };
        }

        conflicts.Add(new DraftConflict(DraftFields.StepsField, Shown(steps), Shown(current.Steps)));
        return current;
    }

    private static string Shown(IEnumerable<DraftStep> steps) => string.Join("\n\n", steps.Select((s, i) => FormattableString.Invariant($"{i + 1}. ") + s.AsText()));
}
