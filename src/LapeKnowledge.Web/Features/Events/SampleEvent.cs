using System.Text.Json;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>An event to come that one can register to: those of the starter content are long past. It tells that it is an example.</summary>
internal sealed class SampleEvent(IContentService contents, RelatedContent related, IUmbracoContextFactory umbraco, TimeProvider time) : IDemoPart
{
    private const int AfterAccounts = 70;
    private const int Seats = 30;
    private const int DaysAhead = 30;
    private static readonly Guid Key = new("0d390000-0000-4000-8000-000000000010");

    public int Order => AfterAccounts;

    public Task SeedAsync(CancellationToken cancellation)
    {
        if (contents.GetById(Key) is null && Section() is { } section)
        {
            Publish(section);
        }

        return Task.CompletedTask;
    }

    private Guid? Section()
    {
        using var context = umbraco.EnsureUmbracoContext();
        return related.OfType<SectionPage>(SectionPage.ModelTypeAlias).FirstOrDefault(s => s.Lists == Vocabularies.ListKind.Events)?.Key;
    }

    private void Publish(Guid section)
    {
        var day = time.GetUtcNow().UtcDateTime.Date.AddDays(DaysAhead);
        var item = contents.Create("Pilottien etätapaaminen (esimerkki)", section, Event.ModelTypeAlias);
        item.Key = Key;
        item.SetValue(Event.Aliases.StartDate, day.AddHours(14));
        item.SetValue(Event.Aliases.EndDate, day.AddHours(15.5));
        item.SetValue(Event.Aliases.AttendanceMode, JsonSerializer.Serialize(new[] { Vocabularies.AttendanceMode.Online }));
        item.SetValue(Event.Aliases.RegistrationOpen, true);
        item.SetValue(Event.Aliases.RegistrationCapacity, Seats);
        item.SetValue(Event.Aliases.RegistrationDeadline, day.AddDays(-1).AddHours(16));
        item.SetValue(Sourced.Aliases.IsExample, true);
        Write(item, Cultures.Finnish, "Pilottien etätapaaminen (esimerkki)", "Verkossa", "Kolme pilottia kertoo, mitä keväällä kokeiltiin. Puolet ajasta on kysymyksille.");
        Write(item, Cultures.Swedish, "Piloternas distansträff (exempel)", "På nätet", "Tre piloter berättar vad de prövade under våren. Halva tiden är till för frågor.");
        contents.Save(item);
        contents.Publish(item, [.. Cultures.All]);
    }

    private static void Write(IContent item, string culture, string name, string place, string summary)
    {
        item.SetCultureName(name, culture);
        item.SetValue(Event.Aliases.Place, place, culture);
        item.SetValue(Describable.Aliases.Summary, summary, culture);
    }
}
