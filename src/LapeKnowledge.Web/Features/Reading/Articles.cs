using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>Builds what every page shows of its document.</summary>
internal sealed class Articles(MediaReader media, RelatedContent related)
{
    private const string Updated = "updated"; // a label of the dictionary, not a property

    /// <summary>To be called last, when the page has read everything else: it also tells whether all of it was in the language of the page.</summary>
    public Article Of(PageReader read, IPublishedContent document)
    {
        var describable = document as IDescribable;
        var summary = describable is null ? null : read.Text(describable, Describable.Aliases.Summary);
        var body = describable is null ? null : read.Html(describable, Describable.Aliases.Body);
        var about = About(read, document);
        return new Article(
            Names.Of(document, read.Culture),
            document.ContentType.Alias,
            read.TypeLabel(document),
            summary,
            body,
            describable?.Image is { } image ? media.Picture(image, read.Text(describable, Describable.Aliases.ImageAlt)) : null,
            document is ISourced { IsExample: true },
            read.UsedOtherLanguage,
            document is IReviewed reviewed ? Evidence(read, reviewed) : null,
            about,
            CitationOf(read, document));
    }

    private static List<EvidenceRow> Evidence(PageReader read, IReviewed document)
    {
        var rows =
            from item in read.Blocks<EvidenceItem>(document, Reviewed.Aliases.Evidence)?.Value ?? []
            select new EvidenceRow(
                read.Code(Vocabularies.EvidenceScheme.Key, item.Scheme),
                read.Code(Vocabularies.EvidenceLevel.Key, string.IsNullOrEmpty(item.Level) ? Vocabularies.EvidenceLevel.NotAssessed : item.Level)!,
                Dates.OfDay(item.Date),
                string.IsNullOrWhiteSpace(item.Source) ? null : item.Source,
                WebAddress.OrNull(item.Url));
        return [.. rows];
    }

    private static IReadOnlyList<Fact> About(PageReader read, IPublishedContent document)
    {
        var facts = new FactList(read, document);
        if (document is IClassified classified && read.Blocks<Keyword>(classified, Classified.Aliases.Keywords) is { } keywords)
        {
            facts.Add(Classified.Aliases.Keywords, [.. keywords.Value.Where(k => k.Label is not null).Select(k => new FactValue(k.Label!, WebAddress.OrNull(k.Uri), keywords.Language))]);
        }

        if (document is IReviewed reviewed)
        {
            facts.Text(Reviewed.Aliases.OwnerRole);
        }

        if (document is ILicensed licensed)
        {
            facts.Text(Licensed.Aliases.Publisher);
            if (read.Code(Vocabularies.Licence.Key, licensed.Licence) is { } licence)
            {
                facts.Add(Licensed.Aliases.Licence, [new FactValue(licence, WebAddress.OrNull(licensed.Licence))]);
            }
        }

        if (document is ISourced)
        {
            facts.Text(Sourced.Aliases.SourceNote);
        }

        return UpdatedOn(read, document) is { } day
            ? facts.Add(Updated, [new FactValue(day.Text, Machine: day.Machine)]).All
            : facts.All;
    }

    private Citation CitationOf(PageReader read, IPublishedContent document)
    {
        var site = related.Root<Home>() is { } home ? Names.Of(home, read.Culture) : string.Empty;
        var publisher = document is ILicensed licensed ? read.Text(licensed, Licensed.Aliases.Publisher)?.Value : null;
        return new Citation(Names.Of(document, read.Culture), publisher == site ? null : publisher, site, UpdatedOn(read, document));
    }

    private static DateText? UpdatedOn(PageReader read, IPublishedContent document) =>
        Dates.OfUtcDay(document.Cultures.TryGetValue(Names.CultureFor(document, read.Culture), out var info) ? info.Date : document.UpdateDate);
}
