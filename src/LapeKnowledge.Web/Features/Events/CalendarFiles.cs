using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>Events as iCalendar files (RFC 5545), in the language of the address: one event, or all that a section lists.</summary>
internal sealed class CalendarFiles(RelatedContent related, ItemLinks links, PageReaders readers)
{
    public const string Extension = ".ics";
    public const string Folder = "/ics";
    public const string SwedishRoot = "/sv";

    /// <summary>The address of the file of a page.</summary>
    /// <param name="page">The address of an event, or of a section of events.</param>
    public static string AddressOf(string page) => page.StartsWith(SwedishRoot + "/", StringComparison.Ordinal)
        ? SwedishRoot + Folder + page[SwedishRoot.Length..].TrimEnd('/') + Extension
        : Folder + page.TrimEnd('/') + Extension;

    /// <param name="page">The address of an event, or of a section of events, with a slash at its start.</param>
    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>Null when the address is of neither, or of an event without a date.</returns>
    public string? Write(string page, string origin)
    {
        var files =
            from section in related.Root<Home>() is { } home ? related.Children<SectionPage>(home.Key) : []
            where section.Lists == Vocabularies.ListKind.Events
            from culture in Cultures.All
            let url = links.UrlIn(section, culture)?.TrimEnd('/')
            where url is not null && (page == url || page.StartsWith(url + "/", StringComparison.Ordinal))
            let read = readers.In(culture)
            let dated = related.Children<Event>(section.Key).Where(e => e.StartDate != default)
            select page == url
                ? Write(Names.Of(section, culture), dated.Where(e => read.LinkTo(e) is not null), read, origin)
                : dated.FirstOrDefault(e => links.UrlIn(e, culture)?.TrimEnd('/') == page) is { } one ? Write(null, [one], read, origin) : null;
        return files.FirstOrDefault(f => f is not null);
    }

    private static string Write(string? name, IEnumerable<Event> events, PageReader read, string origin)
    {
        var calendar = new CalendarWriter().Raw("BEGIN", "VCALENDAR").Raw("VERSION", "2.0").Raw("PRODID", "-//LapeKnowledge//LapeKnowledge//FI").Raw("CALSCALE", "GREGORIAN");
        if (name is not null)
        {
            calendar.Text("NAME", name).Text("X-WR-CALNAME", name).Raw("REFRESH-INTERVAL;VALUE=DURATION", "PT12H").Raw("X-PUBLISHED-TTL", "PT12H");
        }

        foreach (var item in events.OrderBy(e => e.StartDate))
        {
            Write(calendar, item, read, origin);
        }

        return calendar.Raw("END", "VCALENDAR").ToString();
    }

    private static void Write(CalendarWriter calendar, Event item, PageReader read, string origin)
    {
        var link = read.LinkTo(item)!;
        var summary = read.Text(item, Describable.Aliases.Summary);
        var place = read.Text(item, Event.Aliases.Place);

        // in an object without METHOD the stamp tells when the event was last revised, so an unchanged event is the same file
        calendar.Raw("BEGIN", "VEVENT").Raw("UID", item.Key.ToString("D")).Moment("DTSTAMP", item.UpdateDate).Moment("CREATED", item.CreateDate).Moment("LAST-MODIFIED", item.UpdateDate);
        WriteTimes(calendar, item);
        calendar
            .Text($"SUMMARY;LANGUAGE={link.Language ?? Cultures.Language(read.Culture)}", link.Name)
            .Text($"DESCRIPTION;LANGUAGE={summary?.Language ?? Cultures.Language(read.Culture)}", summary?.Value)
            .Text($"LOCATION;LANGUAGE={place?.Language ?? Cultures.Language(read.Culture)}", place?.Value)
            .Texts("CATEGORIES", read.LinksTo(item.Themes).Select(t => t.Name))
            .Raw("STATUS", StatusOf(item))
            .Raw("URL", origin + link.Url)
            .Raw("END", "VEVENT");
    }

    /// <summary>A day without a clock time is a whole day, whose end RFC 5545 names by the day after.</summary>
    private static void WriteTimes(CalendarWriter calendar, Event item)
    {
        var end = item.EndDate > item.StartDate ? item.EndDate : (DateTime?)null;
        if (item.StartDate.TimeOfDay == TimeSpan.Zero)
        {
            calendar.Day("DTSTART", item.StartDate).Day("DTEND", (end ?? item.StartDate).Date.AddDays(1));
            return;
        }

        calendar.Moment("DTSTART", Dates.ToUtc(item.StartDate));
        if (end is { } last)
        {
            calendar.Moment("DTEND", Dates.ToUtc(last.TimeOfDay == TimeSpan.Zero ? last.AddDays(1) : last));
        }
    }

    private static string StatusOf(Event item) => item.Status switch
    {
        Vocabularies.EventStatus.Cancelled => "CANCELLED",
        Vocabularies.EventStatus.Postponed => "TENTATIVE",
        _ => "CONFIRMED",
    };
}
