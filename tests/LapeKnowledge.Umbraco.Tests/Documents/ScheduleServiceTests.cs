using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Schedules as the backoffice sets, changes and clears them: what a request names is replaced, the rest stays.</summary>
public sealed class ScheduleServiceTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;
    private static readonly DateTimeOffset From = new(2035, 3, 1, 8, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2036, 4, 2, 9, 45, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_culture_is_told_when_it_comes_and_when_it_goes()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");

        Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(document, (Finnish, From, To), (Swedish, null, To)));

        Assert.Equal([(Finnish, ContentScheduleAction.Release, From), (Finnish, ContentScheduleAction.Expire, To), (Swedish, ContentScheduleAction.Expire, To)], Schedule(document));
        AssertNotPublished(document);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task What_is_left_out_of_a_culture_is_cleared_and_other_cultures_stay(bool keepFrom, bool keepTo)
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");
        await ScheduleAsync(document, (Finnish, From, To), (Swedish, From, To));

        Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(document, (Finnish, keepFrom ? From : null, keepTo ? To : null)));

        Assert.Equal(
            new[] { (keepFrom, Finnish, ContentScheduleAction.Release, From), (keepTo, Finnish, ContentScheduleAction.Expire, To), (true, Swedish, ContentScheduleAction.Release, From), (true, Swedish, ContentScheduleAction.Expire, To) }
                .Where(s => s.Item1).Select(s => (s.Item2, s.Item3, s.Item4)),
            Schedule(document));
        Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(document, (Finnish, null, null), (Swedish, null, null)));
        Assert.Empty(Schedule(document));
        AssertNotPublished(document);
    }

    [Fact]
    public async Task An_invariant_document_is_scheduled_without_a_culture_or_with_a_star()
    {
        var document = SavedPage("Welcome");

        foreach (var culture in new[] { "*", null })
        {
            Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(document, (culture, From, To)));
            Assert.Equal([("*", ContentScheduleAction.Release, From), ("*", ContentScheduleAction.Expire, To)], Schedule(document));
            Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(document, (culture, null, To)));
            Assert.Equal([("*", ContentScheduleAction.Expire, To)], Schedule(document));
            Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(document, (culture, null, null)));
            Assert.Empty(Schedule(document));
        }
        AssertNotPublished(document);
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_changes_nothing()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");
        await ScheduleAsync(document, (Finnish, From, To));

        Assert.Equal(ContentPublishingOperationStatus.InvalidCulture, await ScheduleAsync(document, (Finnish, null, To), ("tlh-KX", null, To)));
        Assert.Equal(ContentPublishingOperationStatus.CannotPublishInvariantWhenVariant, await ScheduleAsync(document, ("*", From, null)));

        Assert.Equal([(Finnish, ContentScheduleAction.Release, From), (Finnish, ContentScheduleAction.Expire, To)], Schedule(document));
    }

    [Fact]
    public async Task A_page_below_what_is_published_waits_for_its_own_day()
    {
        var root = PublishedPage("Root");
        var child = SavedPage("Child", root.Id);

        Assert.Equal(ContentPublishingOperationStatus.Success, await ScheduleAsync(child, (null, From, null)));
        Assert.Equal((true, false), (Reload(root).Published, Reload(child).Published));

        Assert.True(Assert.Single(Documents.PerformScheduledPublish(From.UtcDateTime)).Success);
        Assert.True(Reload(child).Published);
    }

    private async Task<ContentPublishingOperationStatus> ScheduleAsync(IContent document, params (string? Culture, DateTimeOffset? From, DateTimeOffset? To)[] cultures)
    {
        var models = cultures.Select(c => new CulturePublishScheduleModel { Culture = c.Culture, Schedule = new ContentScheduleModel { PublishDate = c.From, UnpublishDate = c.To } }).ToArray();
        return (await Get<IContentPublishingService>().PublishAsync(document.Key, models, User)).Status;
    }

    private IEnumerable<(string, ContentScheduleAction, DateTimeOffset)> Schedule(IContent document)
        => Documents.GetContentScheduleByContentId(document.Id).FullSchedule
            .OrderBy(s => s.Culture, StringComparer.Ordinal).ThenBy(s => s.Date)
            .Select(s => (s.Culture, s.Action, new DateTimeOffset(s.Date)));

    private void AssertNotPublished(IContent document)
    {
        var read = Reload(document);
        Assert.Equal((false, null, 0), (read.Published, read.PublishDate, read.PublishedCultures.Count()));
    }
}
