using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>
/// Which documents the repository reports as refreshed, in which state and order, and what the caches are told afterwards. A document is
/// reported with its state before (p, u), and: +p published, -u unpublished, =p, =u or =m unchanged, m being published below something that is not.
/// </summary>
public sealed class RefreshSequenceTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void One_document_is_reported_once_and_then_the_caches_are_told()
    {
        var page = SavedPage("a");

        Assert.Equal("a u=u | a RefreshNode", Of(() => Rename(page, "a")));
        Assert.Equal("a u+p | a RefreshBranch", Of(() => Documents.Publish(page, [])));
        Assert.Equal("b p=p | b RefreshNode", Of(() => Rename(page, "b")));
        Assert.Equal("b p+p | b RefreshNode", Of(() => Documents.Publish(page, [])));
        Assert.Equal("b p-u | b RefreshBranch", Of(() => Documents.Unpublish(page)));
        AssertPublished(Documents.Publish(page, []));
        Assert.Equal("b p=m | b RefreshBranch", Of(() => Documents.MoveToRecycleBin(page)));
        Assert.Equal("b p-u | b RefreshBranch", Of(() => Documents.Move(page, Constants.System.Root)));
    }

    [Fact]
    public void A_branch_is_reported_from_the_top_down_and_deleted_from_the_bottom_up()
    {
        var root = Branch();
        var parent = PublishedPage("parent");
        const string Below = "child p=p, grandchild p=p, draft u=u, hidden u=u, masked p=m";

        Assert.Equal($"root p=p, {Below} | root RefreshBranch", Of(() => Documents.Move(root, parent.Id)));
        Documents.Unpublish(parent);
        Assert.Equal($"root p=p, {Below} | root RefreshBranch", Of(() => Documents.Move(root, Constants.System.Root)));
        Assert.Equal("root p=m, child p=m, grandchild p=m, draft u=u, hidden u=u, masked p=m | root RefreshBranch", Of(() => Documents.MoveToRecycleBin(root)));
        Assert.Equal("masked gone, hidden gone, draft gone, grandchild gone, child gone, root gone | root Remove", Of(() => Documents.EmptyRecycleBin()));
    }

    [Fact]
    public void Of_a_branch_only_what_changed_is_reported_when_it_is_published()
    {
        var root = Branch();
        Documents.Unpublish(root);
        var child = Children(root)[0];
        child.SetValue("title", "changed");
        Documents.Save(child);

        Assert.Equal("root u+p, child p+p | root RefreshBranch", Of(() => Documents.PublishBranch(Reload(root), PublishBranchFilter.Default, [])));
    }

    [Fact]
    public void Only_what_gets_another_place_is_reported_when_children_are_sorted()
    {
        var root = PublishedPage("root");
        var (a, b, c) = (SavedPage("a", root.Id), PublishedPage("b", root.Id), SavedPage("c", root.Id));

        Assert.Equal("c u=u, b p=p | c RefreshNode, b RefreshNode", Of(() => Documents.Sort(new[] { a, c, b })));
    }

    [Fact]
    public void A_document_remembers_what_the_last_save_changed()
    {
        var page = SavedPage("a");

        AssertPublished(Documents.Publish(page, []));
        Assert.Equal((false, true), (page.IsPropertyDirty(nameof(IContent.Published)), page.WasPropertyDirty(nameof(IContent.Published))));
        AssertPublished(Documents.Publish(page, []));
        Assert.False(page.WasPropertyDirty(nameof(IContent.Published)));
    }

    /// <summary>root &gt; (child &gt; (grandchild, draft), hidden &gt; masked), all published but the draft and the hidden one.</summary>
    private IContent Branch()
    {
        var root = PublishedPage("root");
        var child = PublishedPage("child", root.Id);
        PublishedPage("grandchild", child.Id);
        SavedPage("draft", child.Id);
        var hidden = PublishedPage("hidden", root.Id);
        PublishedPage("masked", hidden.Id);
        Documents.Unpublish(hidden);
        return root;
    }

    private IContent[] Children(IContent parent) => Documents.GetPagedChildren(parent.Id, 0, 100, out _, propertyAliases: null, filter: null, ordering: null).ToArray();

    private void Rename(IContent document, string name)
    {
        document.Name = name;
        document.SetValue("title", Guid.NewGuid().ToString());
        Documents.Save(document);
    }

    private static string Of(Action action)
    {
        RefreshLog.Begin();
        try
        {
            action();
            return RefreshLog.ToText();
        }
        finally
        {
            RefreshLog.End();
        }
    }
}

public sealed class RefreshLogComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder
        .AddNotificationHandler<ContentRefreshNotification, RefreshLog>()
        .AddNotificationHandler<ContentDeletedNotification, RefreshLog>()
        .AddNotificationHandler<ContentCacheRefresherNotification, RefreshLog>();
}

/// <summary>Looks at the repository while it is being told, as Umbraco's own listeners do.</summary>
public sealed class RefreshLog(Lazy<IDocumentRepository> repository) :
    INotificationHandler<ContentRefreshNotification>,
    INotificationHandler<ContentDeletedNotification>,
    INotificationHandler<ContentCacheRefresherNotification>
{
    private static readonly Dictionary<int, string> Names = [];
    private static List<string>? _documents;
    private static List<string> _caches = [];

    public static void Begin() => (_documents, _caches) = ([], []);

    public static void End() => _documents = null;

    public static string ToText() => $"{string.Join(", ", _documents!)} | {string.Join(", ", _caches)}";

    public void Handle(ContentRefreshNotification notification)
    {
        var content = notification.Entity;
        Names[content.Id] = content.Name ?? string.Empty;
        _documents?.Add($"{content.Name} {(content.Published ? "p" : "u")}{Change(content)}");
    }

    public void Handle(ContentDeletedNotification notification) => _documents?.AddRange(notification.DeletedEntities.Select(e => $"{e.Name} gone"));

    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification.MessageObject is ContentCacheRefresher.JsonPayload[] payloads)
        {
            _caches.AddRange(payloads.Select(p => $"{Names.GetValueOrDefault(p.Id)} {p.ChangeTypes}"));
        }
    }

    private string Change(IContent content) => ((Content)content).PublishedState switch
    {
        PublishedState.Publishing => "+p",
        PublishedState.Unpublishing => "-u",
        _ when !content.Published => "=u",
        _ => repository.Value.IsPathPublished(content) ? "=p" : "=m",
    };
}
