using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>What was published or changed.</summary>
internal sealed class PublishedDigest(RelatedContent related, DigestSubjects subjects, ItemLinks links, Texts texts) : IDigestPart
{
    private static readonly string[] Types =
    [
        GoodPractice.ModelTypeAlias, ProcessDescription.ModelTypeAlias, Tool.ModelTypeAlias, Pilot.ModelTypeAlias, TrainingMaterial.ModelTypeAlias, Event.ModelTypeAlias,
        Seminar.ModelTypeAlias, SeminarVideo.ModelTypeAlias, PeriodReport.ModelTypeAlias, Collection.ModelTypeAlias,
    ];

    public int Order => 10;

    public string Heading => InterfaceTexts.DigestPublished;

    public Task<IReadOnlyList<DigestItem>> ReadAsync(DateTime fromUtc, DateTime toUtc, CancellationToken cancellation)
    {
        var found =
            from document in Types.SelectMany(related.OfType<IPublishedContent>)
            let changed = document.Cultures.Values.Select(c => c.Date).Append(DateTime.MinValue).Max()
            where changed >= fromUtc && changed < toUtc
            let isNew = document.CreateDate >= fromUtc
            orderby isNew descending, changed descending
            let cultures = Cultures.All.Where(c => document.Cultures.TryGetValue(c, out var info) && info.Date >= fromUtc && info.Date < toUtc)
            select new DigestItem(subjects.Of(document), (culture, reading) => Line(document, isNew, culture, reading)) { Cultures = [.. cultures] };
        return Task.FromResult<IReadOnlyList<DigestItem>>([.. found]);
    }

    private (string, string)? Line(IPublishedContent document, bool isNew, string culture, string reading) => links.To(document, reading) is { } link
        ? ($"{texts.Type(culture, document.ContentType.Alias)}: {link.Name} ({texts.Get(culture, isNew ? InterfaceTexts.DigestNew : InterfaceTexts.DigestChanged)})", link.Url)
        : null;
}
