using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>What a page is about in the terms of schema.org and LRMI, as JSON-LD.</summary>
internal sealed class StructuredData(PageReaders readers, RelatedContent related)
{
    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>A script block of data; nothing runs.</returns>
    public IHtmlContent Of(IPublishedContent document, PageFrame frame, string origin)
    {
        var read = readers.Open();
        var about = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = TypeOf(document),
            ["@id"] = origin + frame.Canonical,
            ["url"] = origin + frame.Canonical,
            ["name"] = Names.Of(document, read.Culture),
            ["inLanguage"] = frame.Language,
            ["dateModified"] = document.UpdateDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        Add(about, "description", frame.Description);
        Add(about, "keywords", document is IClassified classified ? string.Join(", ", read.LinksTo(classified.Themes).Select(t => t.Name)) : null);
        Add(about, "license", (document as ILicensed)?.Licence);
        AddOwn(about, document, read, origin);
        about["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = frame.Home?.Name, ["url"] = origin + frame.Home?.Url };
        if (frame.Breadcrumbs.Count > 0)
        {
            about["breadcrumb"] = Breadcrumb(frame.Breadcrumbs, origin);
        }

        return new HtmlString($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(about)}</script>"); // the serializer writes < > & as \u escapes
    }

    private static string TypeOf(IPublishedContent document) => document switch
    {
        GoodPractice or ProcessDescription => "HowTo",
        Tool => "Service",
        Pilot => "Project",
        TrainingMaterial => "LearningResource",
        Seminar => "EducationEvent",
        SeminarVideo => "VideoObject",
        Event or Meeting => "Event",
        PeriodReport => "Report",
        WorkingGroup => "Organization",
        Municipality or Province => "AdministrativeArea",
        Theme => "DefinedTerm",
        Collection or SectionPage => "CollectionPage",
        Home => "WebSite",
        _ => "WebPage",
    };

    private void AddOwn(JsonObject about, IPublishedContent document, PageReader read, string origin)
    {
        switch (document)
        {
            case GoodPractice practice:
                AddSteps(about, read.Blocks<GoodPracticeStep>(practice, GoodPractice.Aliases.Steps)?.Value.Select(s => PlainText.Of(s.What)));
                break;
            case ProcessDescription process:
                AddSteps(about, read.Blocks<ProcessStep>(process, ProcessDescription.Aliases.Steps)?.Value.Select(s => PlainText.Of(s.What)));
                break;
            case TrainingMaterial material:
                Add(about, "learningResourceType", read.Code(Vocabularies.ResourceType.Key, material.LearningResourceType));
                Add(about, "timeRequired", material.TimeRequired > 0 ? FormattableString.Invariant($"PT{material.TimeRequired}M") : null);
                Add(about, "teaches", material.Teaches is { } teaches ? string.Join("; ", teaches) : null);
                break;
            case SeminarVideo video:
                Add(about, "duration", video.Duration > 0 ? FormattableString.Invariant($"PT{video.Duration}S") : null);
                Add(about, "uploadDate", Dates.OfDay(video.RecordedAt)?.Machine);
                break;
            case Event item:
                AddEvent(about, item.StartDate, item.EndDate, item.Place, read);
                break;
            case Seminar seminar:
                AddEvent(about, seminar.StartDate, seminar.EndDate, seminar.Place, read);
                break;
            case Municipality municipality when related.Parent<Province>(municipality.Key) is { } province && read.LinkTo(province) is { } link:
                about["containedInPlace"] = new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = link.Name, ["url"] = origin + link.Url };
                break;
        }
    }

    private static void AddSteps(JsonObject about, IEnumerable<string>? steps)
    {
        if (steps?.Where(s => s.Length > 0).ToArray() is { Length: > 0 } texts)
        {
            about["step"] = new JsonArray([.. texts.Select(t => new JsonObject { ["@type"] = "HowToStep", ["text"] = t })]);
        }
    }

    private static void AddEvent(JsonObject about, DateTime start, DateTime end, string? place, PageReader read)
    {
        Add(about, "startDate", read.Dates.Of(read.Culture, start)?.Machine);
        Add(about, "endDate", read.Dates.Of(read.Culture, end)?.Machine);
        if (!string.IsNullOrWhiteSpace(place))
        {
            about["location"] = new JsonObject { ["@type"] = "Place", ["name"] = place };
        }
    }

    private static JsonObject Breadcrumb(IReadOnlyList<ItemLink> crumbs, string origin) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. crumbs.Select((c, at) => new JsonObject { ["@type"] = "ListItem", ["position"] = at + 1, ["name"] = c.Name, ["item"] = origin + c.Url })]),
    };

    private static void Add(JsonObject about, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            about[name] = value;
        }
    }
}
