using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>
/// What a page is about in the terms of schema.org and LRMI, as JSON-LD: the thing itself, with the page that tells about it as its
/// <c>mainEntityOfPage</c>; each with the properties that its type has.
/// </summary>
internal sealed class StructuredData(PageReaders readers, StructuredThings things, SharePictures.SharePictures pictures)
{
    private static readonly string[] Pages = ["WebPage", "CollectionPage", "WebSite"];
    private static readonly string[] Works = [.. Pages, "HowTo", "LearningResource", "VideoObject", "Report"];

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>A script block of data; nothing runs.</returns>
    public IHtmlContent Of(IPublishedContent document, PageFrame frame, string origin)
    {
        var read = readers.Open();
        var type = TypeOf(document);
        var url = origin + frame.Canonical;
        var image = origin + pictures.Of(document, read.Culture).Address;
        var about = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = type,
            ["@id"] = Pages.Contains(type) ? url : url + "#about",
            ["url"] = url,
            ["name"] = Names.Of(document, read.Culture),
        }.With("description", frame.Description).With("image", image);
        if (Works.Contains(type))
        {
            AddWork(about, document, frame.Language);
            about.With("keywords", document is IClassified classified ? string.Join(", ", read.LinksTo(classified.Themes).Select(t => t.Name)) : null);
            about.With("license", (document as ILicensed)?.Licence);
        }

        things.Add(about, document, read, origin, image);
        if (Pages.Contains(type))
        {
            AddPage(about, document, frame, origin);
        }
        else
        {
            var page = new JsonObject { ["@type"] = "WebPage", ["@id"] = url, ["url"] = url };
            AddWork(page, document, frame.Language);
            AddPage(page, document, frame, origin);
            about["mainEntityOfPage"] = page;
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

    private static void AddWork(JsonObject work, IPublishedContent document, string language)
    {
        work["inLanguage"] = language;
        work["dateModified"] = document.UpdateDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static void AddPage(JsonObject page, IPublishedContent document, PageFrame frame, string origin)
    {
        if (document is Home)
        {
            return;
        }

        page["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = frame.Home?.Name, ["url"] = origin + frame.Home?.Url };
        var steps = frame.Breadcrumbs.Select(c => (c.Name, c.Url)).Append((Names.Of(document, frame.Culture), frame.Canonical!));
        page["breadcrumb"] = new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. steps.Select((s, at) => new JsonObject { ["@type"] = "ListItem", ["position"] = at + 1, ["name"] = s.Item1, ["item"] = origin + s.Item2 })]),
        };
    }
}

internal static class JsonProperties
{
    /// <summary>Adds what there is.</summary>
    public static JsonObject With(this JsonObject thing, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            thing[name] = value;
        }

        return thing;
    }

    public static JsonObject With(this JsonObject thing, string name, JsonObject? value)
    {
        if (value is not null)
        {
            thing[name] = value;
        }

        return thing;
    }

    /// <summary>Adds a list that has something in it.</summary>
    public static JsonObject With(this JsonObject thing, string name, IEnumerable<JsonNode?>? values)
    {
        if (values?.OfType<JsonNode>().ToArray() is { Length: > 0 } all)
        {
            thing[name] = new JsonArray(all);
        }

        return thing;
    }
}
