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
internal sealed class StructuredData(PageReaders readers, StructuredThings things)
{
    private static readonly string[] Pages = ["WebPage", "CollectionPage", "WebSite"];
    private static readonly string[] Works = [.. Pages, "HowTo", "LearningResource", "VideoObject", "Report"];

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>A script block of data; nothing runs.</returns>
    public IHtmlContent Of(IPublishedContent document, PageFrame frame, string origin)
    {
        var read = readers.Open();
        var type = TypeOf(document);
        var name = Names.Of(document, read.Culture);
        var about = About(type, name, frame, origin);
        if (Works.Contains(type))
        {
            AddWork(about, document.UpdateDate, frame.Language);
            about.With("keywords", document is IClassified classified ? string.Join(", ", read.LinksTo(classified.Themes).Select(t => t.Name)) : null);
            about.With("license", (document as ILicensed)?.Licence);
        }

        things.Add(about, document, read, origin, origin + frame.Picture!.Address);
        return Written(about, document is Home ? null : name, document.UpdateDate, frame, origin);
    }

    /// <inheritdoc cref="Of(IPublishedContent, PageFrame, string)"/>
    public static IHtmlContent Of(PageSubject subject, PageFrame frame, string origin)
    {
        var about = About(subject.Type, subject.Name, frame, origin);
        if (Works.Contains(subject.Type))
        {
            AddWork(about, subject.Changed, frame.Language);
        }

        subject.Describe?.Invoke(about, origin);
        return Written(about, subject.Name, subject.Changed, frame, origin);
    }

    private static JsonObject About(string type, string name, PageFrame frame, string origin)
    {
        var url = origin + frame.Canonical;
        return new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = type,
            ["@id"] = Pages.Contains(type) ? url : url + "#about",
            ["url"] = url,
            ["name"] = name,
        }.With("description", frame.Description).With("image", origin + frame.Picture!.Address);
    }

    /// <param name="name">What the page is called at the end of its breadcrumbs; null for the front page, which has none.</param>
    private static HtmlString Written(JsonObject about, string? name, DateTime? changed, PageFrame frame, string origin)
    {
        var page = about;
        if (!Pages.Contains((string?)about["@type"]))
        {
            var url = origin + frame.Canonical;
            page = new JsonObject { ["@type"] = "WebPage", ["@id"] = url, ["url"] = url };
            AddWork(page, changed, frame.Language);
            about["mainEntityOfPage"] = page;
        }

        if (name is not null)
        {
            AddPlace(page, name, frame, origin);
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

    private static void AddWork(JsonObject work, DateTime? changed, string language)
    {
        work["inLanguage"] = language;
        work.With("dateModified", changed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static void AddPlace(JsonObject page, string name, PageFrame frame, string origin)
    {
        page["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = frame.Home?.Name, ["url"] = origin + frame.Home?.Url };
        var steps = frame.Breadcrumbs.Select(c => (c.Name, c.Url)).Append((name, frame.Canonical!));
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
