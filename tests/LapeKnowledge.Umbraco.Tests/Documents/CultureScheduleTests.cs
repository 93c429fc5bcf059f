using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Schedules of single cultures, and what a schedule forbids.</summary>
public sealed class CultureScheduleTests(HostFixture host) : DocumentTest(host)
{
    private static readonly DateTime Soon = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Every_scheduled_document_has_one_result_and_only_once()
    {
        for (var i = 0; i < 2; i++)
        {
            Documents.Save(NewPage("Release " + i), contentSchedule: ContentScheduleCollection.CreateWithEntry(Soon, null));
            Documents.PersistContentSchedule(PublishedPage("Expire " + i), ContentScheduleCollection.CreateWithEntry(null, Soon));
            Documents.Save(NewArticle("Julkaistaan " + i, null), contentSchedule: ContentScheduleCollection.CreateWithEntry(Finnish, Soon, null));
            Documents.PersistContentSchedule(PublishedArticle("Poistetaan " + i, "Avpubliceras " + i), ContentScheduleCollection.CreateWithEntry(Swedish, null, Soon));
        }

        var results = Documents.PerformScheduledPublish(Soon.AddMinutes(1)).ToArray();

        Assert.All(results, r => Assert.True(r.Success, r.Result.ToString()));
        Assert.Equal(
            new Dictionary<PublishResultType, int>
            {
                [PublishResultType.SuccessPublish] = 2,
                [PublishResultType.SuccessUnpublish] = 2,
                [PublishResultType.SuccessPublishCulture] = 2,
                [PublishResultType.SuccessUnpublishCulture] = 2,
            }.OrderBy(p => p.Key),
            results.CountBy(r => r.Result).OrderBy(p => p.Key));
        Assert.Empty(Documents.PerformScheduledPublish(Soon.AddMinutes(1)));
    }

    [Fact]
    public void A_release_and_an_expiry_of_different_cultures_do_not_disturb_each_other()
    {
        var document = PublishedArticle("Tervetuloa", null);
        document.SetCultureName("Välkommen", Swedish);
        Documents.Save(document);
        var schedule = new ContentScheduleCollection();
        schedule.Add(Swedish, Soon, Soon.AddDays(1));
        Documents.PersistContentSchedule(document, schedule);

        Documents.PerformScheduledPublish(Soon).ToArray();
        Assert.Equal([Finnish, Swedish], Reload(document).PublishedCultures.Order());
        Documents.PerformScheduledPublish(Soon.AddDays(1)).ToArray();
        Assert.Equal([Finnish], Reload(document).PublishedCultures);
        Assert.Empty(Documents.GetContentScheduleByContentId(document.Id).FullSchedule);
    }

    [Fact]
    public void Schedules_of_many_documents_come_by_key()
    {
        var page = SavedPage("Welcome");
        var article = SavedArticle("Tervetuloa", null);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(Soon, Soon.AddDays(1)));
        Documents.PersistContentSchedule(article, ContentScheduleCollection.CreateWithEntry(Finnish, Soon, null));

        var schedules = Documents.GetContentSchedulesByKeys([page.Key, article.Key, SavedPage("None").Key]);

        Assert.Equal(2, schedules[page.Key].Count());
        Assert.Equal((Finnish, ContentScheduleAction.Release, Soon), schedules[article.Key].Select(s => (s.Culture, s.Action, s.Date)).Single());
        Assert.Equal(2, schedules.Count);
    }

    [Theory]
    [InlineData(true, PublishResultType.FailedPublishAwaitingRelease, PublishResultType.FailedPublishCultureAwaitingRelease)]
    [InlineData(false, PublishResultType.FailedPublishHasExpired, PublishResultType.FailedPublishCultureHasExpired)]
    public void Nobody_publishes_before_the_release_or_after_the_expiry(bool release, PublishResultType invariant, PublishResultType variant)
    {
        DateTime? releaseAt = release ? DateTime.UtcNow.AddHours(2) : null;
        DateTime? expireAt = release ? null : DateTime.UtcNow.AddMinutes(-5);
        var page = SavedPage("Welcome");
        var article = SavedArticle("Tervetuloa", null);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(releaseAt, expireAt));
        Documents.PersistContentSchedule(article, ContentScheduleCollection.CreateWithEntry(Finnish, releaseAt, expireAt));

        Assert.Equal(invariant, Documents.Publish(page, AllCultures).Result);
        Assert.Equal(variant, Documents.Publish(article, [Finnish]).Result);
        Assert.False(Reload(page).Published);
        Assert.False(Reload(article).Published);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_publish_that_fails_leaves_edited_as_it_was(bool edited)
    {
        var document = PublishedPage("Welcome");
        if (edited)
        {
            document.SetValue("title", "Changed");
            Documents.Save(document);
        }
        Documents.PersistContentSchedule(document, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddHours(2), null));

        var result = Documents.Publish(document, AllCultures);

        Assert.False(result.Success);
        Assert.Equal((true, edited), (result.Content.Published, result.Content.Edited));
        Assert.Equal((true, edited), (Reload(document).Published, Reload(document).Edited));
        Assert.Equal("Welcome title", Reload(document).GetValue("title", published: true));
    }
}
