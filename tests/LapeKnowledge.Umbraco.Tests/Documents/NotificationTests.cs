using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>What handlers are told, when, and what they can prevent.</summary>
public sealed class NotificationTests : DocumentTest, IDisposable
{
    public NotificationTests(HostFixture host) : base(host) => RecordingHandler.Clear();

    public void Dispose() => RecordingHandler.Clear();

    [Fact]
    public void Saving_and_publishing_tell_before_and_after()
    {
        PublishedPage("Welcome");

        Assert.Equal(["saving Welcome", "saved Welcome", "publishing Welcome", "published Welcome"], RecordingHandler.Log.Where(l => l.EndsWith("Welcome", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_cancelled_saving_stores_nothing()
    {
        RecordingHandler.Cancel = n => n is ContentSavingNotification;
        var document = NewPage("Welcome");

        var result = Documents.Save(document);

        Assert.Equal(OperationResultType.FailedCancelledByEvent, result.Result);
        Assert.False(document.HasIdentity);
        Assert.Equal(0, Documents.Count());
        Assert.DoesNotContain("saved Welcome", RecordingHandler.Log);
    }

    [Fact]
    public void A_cancelled_publishing_keeps_the_draft()
    {
        var document = SavedPage("Welcome");
        RecordingHandler.Cancel = n => n is ContentPublishingNotification;

        Assert.Equal(PublishResultType.FailedPublishCancelledByEvent, Documents.Publish(document, AllCultures).Result);
        Assert.False(Reload(document).Published);
    }

    [Fact]
    public void A_cancelled_unpublishing_keeps_it_published()
    {
        var document = PublishedPage("Welcome");
        RecordingHandler.Cancel = n => n is ContentUnpublishingNotification;

        Assert.Equal(PublishResultType.FailedUnpublishCancelledByEvent, Documents.Unpublish(document).Result);
        Assert.True(Reload(document).Published);
    }

    [Fact]
    public void A_cancelled_move_trash_copy_sort_or_delete_changes_nothing()
    {
        var (a, b) = (SavedPage("A"), SavedPage("B"));
        RecordingHandler.Cancel = _ => true;

        Assert.False(Documents.Move(a, b.Id).Success);
        Assert.False(Documents.MoveToRecycleBin(a).Success);
        Assert.Null(Documents.Copy(a, b.Id, relateToOriginal: false));
        Assert.False(Documents.Sort([b.Id, a.Id]).Success);
        Assert.False(Documents.Delete(a).Success);

        Assert.Equal($"-1,{a.Id}", Reload(a).Path);
        Assert.Equal(2, Documents.Count());
    }

    [Fact]
    public void Afterwards_is_told_only_when_the_outermost_scope_has_committed()
    {
        using (var scope = Get<ICoreScopeProvider>().CreateCoreScope())
        {
            SavedPage("Welcome");
            Assert.Contains("saving Welcome", RecordingHandler.Log);
            Assert.DoesNotContain("saved Welcome", RecordingHandler.Log);
            scope.Complete();
        }

        Assert.Contains("saved Welcome", RecordingHandler.Log);
    }

    [Fact]
    public void Nothing_is_told_of_what_was_rolled_back()
    {
        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            SavedPage("Welcome");
        }

        Assert.DoesNotContain("saved Welcome", RecordingHandler.Log);
    }

    [Fact]
    public void A_handler_may_save_in_its_turn()
    {
        RecordingHandler.AfterSave = saved =>
        {
            RecordingHandler.AfterSave = null;
            SavedPage("Made by the handler");
        };

        SavedPage("Welcome");

        Assert.Equal(2, Documents.Count());
    }

    [Fact]
    public void A_handler_may_change_what_is_being_saved()
    {
        RecordingHandler.BeforeSave = document => document.SetValue("code", "from the handler");

        var document = SavedPage("Welcome");

        Assert.Equal("from the handler", Reload(document).GetValue("code"));
    }

    [Fact]
    public void The_cultures_published_are_told()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Publish(document, AllCultures));
        RecordingHandler.Clear();

        Documents.Unpublish(document, Swedish);

        Assert.Contains("published Tervetuloa", RecordingHandler.Log);
        Assert.Contains("unpublished culture sv-FI", RecordingHandler.Log);
    }
}

/// <summary>Found by type scanning, as a site's own composers are.</summary>
public sealed class RecordingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder
        .AddNotificationHandler<ContentSavingNotification, RecordingHandler>()
        .AddNotificationHandler<ContentSavedNotification, RecordingHandler>()
        .AddNotificationHandler<ContentPublishingNotification, RecordingHandler>()
        .AddNotificationHandler<ContentPublishedNotification, RecordingHandler>()
        .AddNotificationHandler<ContentUnpublishingNotification, RecordingHandler>()
        .AddNotificationHandler<ContentMovingNotification, RecordingHandler>()
        .AddNotificationHandler<ContentMovingToRecycleBinNotification, RecordingHandler>()
        .AddNotificationHandler<ContentCopyingNotification, RecordingHandler>()
        .AddNotificationHandler<ContentSortingNotification, RecordingHandler>()
        .AddNotificationHandler<ContentDeletingNotification, RecordingHandler>();
}

public sealed class RecordingHandler :
    INotificationHandler<ContentSavingNotification>,
    INotificationHandler<ContentSavedNotification>,
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentUnpublishingNotification>,
    INotificationHandler<ContentMovingNotification>,
    INotificationHandler<ContentMovingToRecycleBinNotification>,
    INotificationHandler<ContentCopyingNotification>,
    INotificationHandler<ContentSortingNotification>,
    INotificationHandler<ContentDeletingNotification>
{
    public static List<string> Log { get; } = [];

    public static Func<ICancelableNotification, bool>? Cancel { get; set; }

    public static Action<IContent>? BeforeSave { get; set; }

    public static Action<IContent>? AfterSave { get; set; }

    public static void Clear()
    {
        Log.Clear();
        Cancel = null;
        BeforeSave = null;
        AfterSave = null;
    }

    public void Handle(ContentSavingNotification notification)
    {
        Add("saving", notification.SavedEntities);
        notification.SavedEntities.ToList().ForEach(e => BeforeSave?.Invoke(e));
        MayCancel(notification);
    }

    public void Handle(ContentSavedNotification notification)
    {
        Add("saved", notification.SavedEntities);
        notification.SavedEntities.ToList().ForEach(e => AfterSave?.Invoke(e));
    }

    public void Handle(ContentPublishingNotification notification)
    {
        Add("publishing", notification.PublishedEntities);
        MayCancel(notification);
    }

    public void Handle(ContentPublishedNotification notification)
    {
        Add("published", notification.PublishedEntities);
        foreach (var entity in notification.PublishedEntities)
        {
            Log.AddRange(new[] { "fi-FI", "sv-FI" }.Where(c => notification.HasUnpublishedCulture(entity, c)).Select(c => "unpublished culture " + c));
        }
    }

    public void Handle(ContentUnpublishingNotification notification) => MayCancel(notification);

    public void Handle(ContentMovingNotification notification) => MayCancel(notification);

    public void Handle(ContentMovingToRecycleBinNotification notification) => MayCancel(notification);

    public void Handle(ContentCopyingNotification notification) => MayCancel(notification);

    public void Handle(ContentSortingNotification notification) => MayCancel(notification);

    public void Handle(ContentDeletingNotification notification) => MayCancel(notification);

    private static void Add(string what, IEnumerable<IContent> documents) => Log.AddRange(documents.Select(d => $"{what} {d.Name}"));

    private static void MayCancel(ICancelableNotification notification)
    {
        if (Cancel?.Invoke(notification) == true)
        {
            notification.Cancel = true;
        }
    }
}
