using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

public sealed class ScheduleTests(HostFixture host) : DocumentTest(host)
{
    private static readonly DateTime Soon = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_release_and_an_expiry_happen_when_they_are_due()
    {
        var document = SavedPage("Welcome");
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon, Soon.AddDays(1)));

        Assert.Empty(Documents.PerformScheduledPublish(Soon.AddMinutes(-1)));
        Assert.Equal(PublishResultType.SuccessPublish, Assert.Single(Documents.PerformScheduledPublish(Soon.AddMinutes(1))).Result);
        Assert.True(Reload(document).Published);
        Assert.Empty(Documents.PerformScheduledPublish(Soon.AddMinutes(1)));
        Assert.Equal(PublishResultType.SuccessUnpublish, Assert.Single(Documents.PerformScheduledPublish(Soon.AddDays(2))).Result);
        Assert.False(Reload(document).Published);
        Assert.Empty(Documents.GetContentScheduleByContentId(document.Id).FullSchedule);
    }

    [Fact]
    public void One_culture_is_released_alone()
    {
        var document = PublishedArticle("Tervetuloa", null);
        document = Reload(document);
        document.SetCultureName("Välkommen", Swedish);
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(Swedish, Soon, null));

        Assert.Equal(PublishResultType.SuccessPublishCulture, Assert.Single(Documents.PerformScheduledPublish(Soon.AddMinutes(1))).Result);

        Assert.Equal([Finnish, Swedish], Reload(document).PublishedCultures.Order());
    }

    [Fact]
    public void A_schedule_of_the_invariant_culture_reads_back_as_a_star()
    {
        var document = SavedPage("Welcome");
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon, null));

        var entry = Assert.Single(Documents.GetContentScheduleByContentId(document.Id).FullSchedule);

        Assert.Equal("*", entry.Culture);
        Assert.Equal(Soon, entry.Date);
        Assert.Equal(DateTimeKind.Utc, entry.Date.Kind);
    }

    [Fact]
    public void A_schedule_can_be_changed_and_removed()
    {
        var document = SavedPage("Welcome");
        Documents.Save(document, contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon, Soon.AddDays(1)));
        var schedule = Documents.GetContentScheduleByContentId(document.Id);
        schedule.Clear(ContentScheduleAction.Expire);
        Documents.PersistContentSchedule(document, schedule);

        Assert.Equal(ContentScheduleAction.Release, Assert.Single(Documents.GetContentScheduleByContentId(document.Id).FullSchedule).Action);
    }

    [Fact]
    public void A_release_that_fails_is_not_tried_again()
    {
        var parent = SavedPage("Unpublished parent");
        var child = SavedPage("Child", parent.Id);
        Documents.Save(child, contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon, null));

        Assert.False(Assert.Single(Documents.PerformScheduledPublish(Soon.AddMinutes(1))).Success);
        Assert.Empty(Documents.PerformScheduledPublish(Soon.AddMinutes(2)));
    }

    [Fact]
    public void What_is_due_is_told_the_earliest_first()
    {
        var later = SavedPage("Later");
        Documents.Save(later, contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon.AddHours(1), null));
        var sooner = SavedPage("Sooner");
        Documents.Save(sooner, contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon, null));

        Assert.Equal([sooner.Id, later.Id], Documents.GetContentForRelease(Soon.AddDays(1)).Select(d => d.Id));
        Assert.Empty(Documents.GetContentForExpiration(Soon.AddDays(1)));
    }

    [Fact]
    public async Task The_publishing_service_schedules_a_culture()
    {
        var document = SavedArticle("Tervetuloa", null);
        var later = DateTimeOffset.UtcNow.AddYears(5);

        var result = await Get<IContentPublishingService>().PublishAsync(
            document.Key,
            [new CulturePublishScheduleModel { Culture = Finnish, Schedule = new ContentScheduleModel { PublishDate = later } }],
            Constants.Security.SuperUserKey);

        Assert.True(result.Success, result.Status.ToString());
        Assert.False(Reload(document).Published);
        Assert.Equal(Finnish, Assert.Single(Documents.GetContentScheduleByContentId(document.Id).FullSchedule).Culture);
    }
}
