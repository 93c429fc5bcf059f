using System.Globalization;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>Publishes and unpublishes documents as their files say, language by language, and keeps their schedules.</summary>
internal sealed class ContentPublishing(USyncRun run, IContentService content, MandatoryLanguages mandatory, TimeProvider time)
{
    private readonly HashSet<Guid> _belowUnpublished = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public static XElement Published(IContent item) => new(
        "Published",
        new XAttribute("Default", item.Published),
        item.AvailableCultures
            .OrderBy(c => c, StringComparer.InvariantCulture)
            .Select(c => new XElement("Published", new XAttribute("Culture", c), item.IsCulturePublished(c))));

    public XElement Schedule(IContent item) => new("Schedule", content.GetContentScheduleByContentId(item.Id).FullSchedule
        .OrderBy(s => s.Action.ToString(), StringComparer.Ordinal)
        .ThenBy(s => s.Culture, StringComparer.Ordinal)
        .Select(s => new XElement(
            "ContentSchedule",
            new XElement("Culture", s.Culture),
            new XElement("Action", s.Action),
            new XElement("Date", s.Date.ToString("s", CultureInfo.InvariantCulture)))));

    /// <summary>The schedules still to come; null when the item has none and the file says none.</summary>
    public ContentScheduleCollection? Schedules(USyncFile file, IContent item)
    {
        var wanted = ReadSchedules(file).Where(s => s.Date > Now).ToArray();
        if (wanted.Length == 0 && (!item.HasIdentity || content.GetContentScheduleByContentId(item.Id).FullSchedule.Count == 0))
        {
            return null;
        }
        var schedules = new ContentScheduleCollection();
        foreach (var schedule in wanted)
        {
            schedules.Add(schedule);
        }
        return schedules;
    }

    public async Task PublishAsync(USyncFile file, IContent item)
    {
        var published = file.Info?.Element("Published");
        if (published is null)
        {
            return;
        }
        if (item.ContentType.VariesByCulture())
        {
            await PublishCulturesAsync(file, item, published);
            return;
        }
        var wanted = State(file, "*", file.Bool(published.Attribute("Default"), absent: false));
        if (wanted == true)
        {
            await PublishAsync(file, item, ["*"]);
        }
        else if (wanted == false && item.Published)
        {
            content.Unpublish(item);
        }
    }

    /// <summary>
    /// Umbraco keeps a document published when its parent is unpublished, but publishes none below an unpublished one.
    /// So the parents are published for the moment in which the document is.
    /// </summary>
    public async Task PublishBelowUnpublishedAsync(USyncFile file)
    {
        if (!_belowUnpublished.Remove(file.Key) || content.GetById(file.Key) is not { } item)
        {
            return;
        }
        var raised = content.GetAncestors(item).Where(a => !a.Published).OrderBy(a => a.Level).ToArray();
        foreach (var ancestor in raised)
        {
            content.Publish(ancestor, ancestor.ContentType.VariesByCulture() ? ancestor.AvailableCultures.ToArray() : ["*"]);
        }
        var cultures = item.ContentType.VariesByCulture()
            ? (file.Info?.Element("Published")?.Elements("Published") ?? []).Where(e => file.Bool(e, false)).Select(e => e.Attribute("Culture")!.Value).ToArray()
            : ["*"];
        await PublishAsync(file, item, cultures);
        foreach (var ancestor in raised.Reverse())
        {
            content.Unpublish(ancestor);
        }
    }

    public Task RestoreMandatoryLanguagesAsync() => mandatory.RestoreAsync();

    private async Task PublishCulturesAsync(USyncFile file, IContent item, XElement published)
    {
        var states = new Dictionary<string, bool?>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in published.Elements("Published").Where(e => !string.IsNullOrEmpty(e.Attribute("Culture")?.Value)))
        {
            var culture = await run.CultureAsync(file, element, element.Attribute("Culture")!.Value);
            states[culture] = State(file, culture, file.Bool(element, false));
        }
        if (states.Count == 0 && file.Bool(published.Attribute("Default"), absent: false))
        {
            states = item.AvailableCultures.ToDictionary(c => c, _ => (bool?)true, StringComparer.OrdinalIgnoreCase);
        }
        var wanted = states.Where(s => s.Value == true && item.AvailableCultures.InvariantContains(s.Key)).Select(s => s.Key).ToArray();
        if (wanted.Length > 0)
        {
            await PublishAsync(file, item, wanted);
        }
        var unwanted = item.PublishedCultures.Where(c => !states.TryGetValue(c, out var state) || state == false).ToArray();
        if (unwanted.Length < item.PublishedCultures.Count() && (await run.LanguagesAsync()).Values.Any(l => l.IsMandatory && unwanted.InvariantContains(l.IsoCode)))
        {
            await mandatory.LiftAsync(file); // unpublishing a mandatory language would unpublish them all
        }
        foreach (var culture in unwanted)
        {
            content.Unpublish(item, culture);
        }
    }

    /// <summary>What a schedule makes of the state in the file: null leaves it as it is.</summary>
    private bool? State(USyncFile file, string culture, bool published)
    {
        bool? state = published;
        foreach (var schedule in ReadSchedules(file).Where(s => s.Culture.InvariantEquals(culture) || (culture == "*" && s.Culture.Length == 0)).OrderBy(s => s.Date))
        {
            state = (schedule.Action, schedule.Date <= Now) switch
            {
                (ContentScheduleAction.Release, true) => true,
                (ContentScheduleAction.Release, false) when state == true => null, // the release of these values is still to come
                (ContentScheduleAction.Expire, true) => false,
                _ => state,
            };
        }
        return state;
    }

    private static List<ContentSchedule> ReadSchedules(USyncFile file)
    {
        var schedules = new List<ContentSchedule>();
        foreach (var element in file.Info?.Element("Schedule")?.Elements("ContentSchedule") ?? [])
        {
            var date = file.Date(element, "Date") ?? throw file.Error(element, "a schedule has no Date.");
            var culture = file.Text(element, "Culture", "*");
            schedules.Add(new ContentSchedule(culture, date, file.Enum(element, "Action", ContentScheduleAction.Release)));
        }
        return schedules;
    }

    private async Task PublishAsync(USyncFile file, IContent item, string[] cultures)
    {
        var result = content.Publish(item, cultures);
        if (result.Result == PublishResultType.FailedPublishMandatoryCultureMissing && await mandatory.LiftAsync(file))
        {
            item = content.GetById(item.Key)!; // the refused one is half published
            result = content.Publish(item, cultures);
        }
        if (result.Success)
        {
            return;
        }
        if (result.Result == PublishResultType.FailedPublishPathNotPublished)
        {
            _belowUnpublished.Add(file.Key);
            return;
        }
        var invalid = result.InvalidProperties is { } properties ? $" ({string.Join(", ", properties.Select(p => p.Alias))})" : string.Empty;
        run.Warn(file, file.Info?.Element("Published"), $"'{file.Alias}' was saved but could not be published: {result.Result}{invalid}.");
    }
}
