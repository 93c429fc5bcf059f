using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>What was published or changed.</summary>
internal sealed class PublishedDigest(RelatedContent related, DigestSubjects subjects, IAuditService audit, ItemLinks links, Texts texts) : IDigestPart
{
    private static readonly string[] Types =
    [
        GoodPractice.ModelTypeAlias, ProcessDescription.ModelTypeAlias, Tool.ModelTypeAlias, Pilot.ModelTypeAlias, TrainingMaterial.ModelTypeAlias, Event.ModelTypeAlias,
        Seminar.ModelTypeAlias, SeminarVideo.ModelTypeAlias, PeriodReport.ModelTypeAlias, Collection.ModelTypeAlias,
    ];

    public int Order => 10;

    public string Heading => InterfaceTexts.DigestPublished;

    public async Task<IReadOnlyList<DigestItem>> ReadAsync(DateTime fromUtc, DateTime toUtc, CancellationToken cancellation)
    {
        var found = new List<(bool IsNew, DateTime Changed, DigestItem Item)>();
        foreach (var document in Types.SelectMany(related.OfType<IPublishedContent>))
        {
            var changed = document.Cultures.Values.Select(c => c.Date).Append(DateTime.MinValue).Max();
            if (changed < fromUtc || changed >= toUtc)
            {
                continue;
            }

            var isNew = document.CreateDate >= fromUtc || await IsFirstPublishedSinceAsync(document, fromUtc);
            var cultures = Cultures.All.Where(c => document.Cultures.TryGetValue(c, out var info) && info.Date >= fromUtc && info.Date < toUtc);
            found.Add((isNew, changed, new DigestItem(subjects.Of(document), (culture, reading) => Line(document, isNew, culture, reading)) { Cultures = [.. cultures] }));
        }

        return [.. found.OrderByDescending(f => f.IsNew).ThenByDescending(f => f.Changed).Select(f => f.Item)];
    }

    /// <summary>What was a draft for long is new when it is published. What was done to a document stays in the audit trail.</summary>
    private async Task<bool> IsFirstPublishedSinceAsync(IPublishedContent document, DateTime fromUtc)
    {
        var published = await audit.GetItemsByEntityAsync(document.Id, 0, 1, Direction.Ascending, [AuditType.Publish, AuditType.PublishVariant]);
        return published.Items.FirstOrDefault()?.CreateDate >= fromUtc;
    }

    private (string, string)? Line(IPublishedContent document, bool isNew, string culture, string reading) => links.To(document, reading) is { } link
        ? ($"{texts.Type(culture, document.ContentType.Alias)}: {link.Name} ({texts.Get(culture, isNew ? InterfaceTexts.DigestNew : InterfaceTexts.DigestChanged)})", link.Url)
        : null;
}
