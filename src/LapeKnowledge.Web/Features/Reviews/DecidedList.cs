using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>What editors have decided, the newest first: also of what has been sent again since, and of what is thrown away.</summary>
internal sealed class DecidedList(ContributionStore contributions, ReviewStore reviews, MemberNames names, Texts texts, Dates dates)
{
    /// <param name="after">What the page before ended with; anything else means the first page.</param>
    /// <param name="language">Of the descriptions; null for both.</param>
    /// <returns>A page, and what it ends with; null on the last.</returns>
    public async Task<(IReadOnlyList<DecidedRow> Rows, int? Next)> ReadAsync(string? after, string? language, string culture, CancellationToken cancellation)
    {
        int? before = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var cultures = await contributions.CulturesAsync(cancellation);
        var asked = language is null ? null : cultures.Where(c => Cultures.Language(c.Value) == language).Select(c => c.Key).ToArray();
        var found = await reviews.NewestAsync(before, ReviewQueue.PageSize + 1, asked, cancellation);
        var page = found.Take(ReviewQueue.PageSize).ToList();
        var people = await names.OfAsync(page.Select(d => d.EditorKey), cancellation);
        var rows =
            from decision in page
            let known = cultures.GetValueOrDefault(decision.ContributionId)
            let name = ReviewTexts.Read(decision.Texts)[ReviewFields.Name]
            select new DecidedRow(
                name.Length > 0 ? name : texts.Get(culture, InterfaceTexts.AdoptionItemGone), known, known is null ? null : ReviewAddresses.One.At(culture, decision.ContributionId),
                texts.Get(culture, ReviewedTexts.LabelOf(decision.Kind)), decision.PublishUtc is { } at ? dates.OfUtcMoment(culture, at) : null,
                people.GetValueOrDefault(decision.EditorKey).NameOr(texts.Get(culture, InterfaceTexts.AdoptionErasedMember)),
                dates.OfUtcMoment(culture, decision.AtUtc));
        return ([.. rows], found.Count > page.Count ? page[^1].Id : null);
    }
}

/// <param name="Name">As it was when it was decided of.</param>
/// <param name="Culture">Of the description; null when it is thrown away.</param>
/// <param name="Address">Where its versions and all its decisions are read; null when it is thrown away.</param>
internal sealed record DecidedRow(string Name, string? Culture, string? Address, string Kind, DateText? Publish, string Editor, DateText At);
