using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>What each type of document has of its own in the terms of schema.org and LRMI.</summary>
internal sealed class StructuredThings(RelatedContent related, MediaReader media)
{
    private const string Schema = "https://schema.org/";

    /// <param name="image">The address of the picture of the page.</param>
    public void Add(JsonObject about, IPublishedContent document, PageReader read, string origin, string image)
    {
        switch (document)
        {
            case GoodPractice practice:
                about.With("step", Steps(read.Blocks<GoodPracticeStep>(practice, GoodPractice.Aliases.Steps)?.Value.Select(s => PlainText.Of(s.What))));
                break;
            case ProcessDescription process:
                about.With("step", Steps(read.Blocks<ProcessStep>(process, ProcessDescription.Aliases.Steps)?.Value.Select(s => PlainText.Of(s.What))));
                break;
            case Tool tool:
                about.With("provider", Organization(read.Text(tool, Tool.Aliases.Owner)?.Value)).With("areaServed", Areas(read, tool.Provinces, origin));
                break;
            case Pilot pilot:
                about.With("foundingDate", Dates.OfDay(pilot.StartDate)?.Machine).With("dissolutionDate", Dates.OfDay(pilot.EndDate)?.Machine).With("areaServed", Areas(read, pilot.Municipality, origin));
                break;
            case TrainingMaterial material:
                AddMaterial(about, material, read);
                break;
            case SeminarVideo video:
                AddVideo(about, video, origin, image);
                break;
            case Event item:
                AddEvent(about, item.StartDate, item.EndDate, item.AttendanceMode, read.Text(item, Event.Aliases.Place)?.Value, read.Text(item, Event.Aliases.Organizer)?.Value, read);
                about["eventStatus"] = Schema + Status(item.Status);
                break;
            case Seminar seminar:
                AddEvent(about, seminar.StartDate, seminar.EndDate, seminar.AttendanceMode, read.Text(seminar, Seminar.Aliases.Place)?.Value, read.Text(seminar, Seminar.Aliases.Organizer)?.Value, read);
                break;
            case Theme theme:
                about.With("alternateName", read.Lines(theme, Theme.Aliases.AltLabels)?.Value.Select(l => (JsonNode?)l)).With("sameAs", WebAddress.OrNull(theme.ExactMatch));
                break;
            case Municipality municipality:
                about.With("identifier", municipality.Code).With("containedInPlace", related.Parent<Province>(municipality.Key) is { } province ? Area(read.LinkTo(province), origin) : null);
                break;
        }
    }

    private static IEnumerable<JsonNode?>? Steps(IEnumerable<string>? steps) =>
        steps?.Where(s => s.Length > 0).Select(t => new JsonObject { ["@type"] = "HowToStep", ["text"] = t });

    private static void AddMaterial(JsonObject about, TrainingMaterial material, PageReader read) => about
        .With("learningResourceType", read.Code(Vocabularies.ResourceType.Key, material.LearningResourceType))
        .With("timeRequired", material.TimeRequired > 0 ? FormattableString.Invariant($"PT{material.TimeRequired}M") : null)
        .With("educationalLevel", material.EducationalLevel?.Select(l => (JsonNode?)l))
        .With("teaches", read.Lines(material, TrainingMaterial.Aliases.Teaches)?.Value.Select(t => (JsonNode?)t))
        .With("educationalAlignment", read.Links(material, TrainingMaterial.Aliases.Alignment)?.Value.Select(l => new JsonObject { ["@type"] = "AlignmentObject", ["targetName"] = l.Name, ["targetUrl"] = l.Url }));

    private void AddVideo(JsonObject about, SeminarVideo video, string origin, string image) => about
        .With("duration", video.Duration > 0 ? FormattableString.Invariant($"PT{video.Duration}S") : null)
        .With("uploadDate", Dates.OfDay(video.RecordedAt == default ? video.CreateDate : video.RecordedAt)?.Machine)
        .With("thumbnailUrl", image)
        .With("contentUrl", media.UrlOf(video.VideoFile) is { } file ? origin + file : null)
        .With("embedUrl", WebAddress.OrNull(video.EmbedUrl));

    private static void AddEvent(JsonObject about, DateTime start, DateTime end, string? mode, string? place, string? organizer, PageReader read) => about
        .With("startDate", read.Dates.Of(read.Culture, start)?.Machine)
        .With("endDate", read.Dates.Of(read.Culture, end)?.Machine)
        .With("eventAttendanceMode", mode switch
        {
            Vocabularies.AttendanceMode.Online => Schema + "OnlineEventAttendanceMode",
            Vocabularies.AttendanceMode.Mixed => Schema + "MixedEventAttendanceMode",
            Vocabularies.AttendanceMode.Onsite => Schema + "OfflineEventAttendanceMode",
            _ => null,
        })
        .With("location", string.IsNullOrWhiteSpace(place) ? null : new JsonObject { ["@type"] = "Place", ["name"] = place, ["address"] = place })
        .With("organizer", Organization(organizer));

    private static string Status(string? status) => status switch
    {
        Vocabularies.EventStatus.Cancelled => "EventCancelled",
        Vocabularies.EventStatus.Postponed => "EventPostponed",
        Vocabularies.EventStatus.Rescheduled => "EventRescheduled",
        Vocabularies.EventStatus.MovedOnline => "EventMovedOnline",
        _ => "EventScheduled",
    };

    private static JsonObject? Organization(string? name) => string.IsNullOrWhiteSpace(name) ? null : new JsonObject { ["@type"] = "Organization", ["name"] = name };

    private static IEnumerable<JsonNode?> Areas(PageReader read, IEnumerable<IPublishedContent>? places, string origin) => read.LinksTo(places).Select(p => Area(p, origin));

    private static JsonObject? Area(ItemLink? place, string origin) => place is null ? null : new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = place.Name, ["url"] = origin + place.Url };
}
