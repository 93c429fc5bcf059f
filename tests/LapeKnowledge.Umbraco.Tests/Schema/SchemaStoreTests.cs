using System.Diagnostics;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class SchemaStoreTests(HostFixture host) : HostTest(host)
{
    private IContentTypeService Types => Get<IContentTypeService>();

    private ICoreScopeProvider Scopes => Get<ICoreScopeProvider>();

    private SchemaStore Store => Get<SchemaStore>();

    [Fact]
    public void A_scope_sees_its_own_changes_and_others_only_after_the_commit()
    {
        using (var scope = Scopes.CreateCoreScope())
        {
            NewTypes.Document(Host, "page").Saved(Host);
            Assert.NotNull(Types.Get("page"));
            Assert.Null(Elsewhere(() => Types.Get("page")));
            scope.Complete();
        }
        Assert.NotNull(Elsewhere(() => Types.Get("page")));
    }

    /// <summary>Asks on a thread that has nothing of the ambient scope.</summary>
    private static T? Elsewhere<T>(Func<T?> ask)
    {
        T? answer = default;
        var thread = new Thread(() => answer = ask());
        thread.UnsafeStart();
        thread.Join();
        return answer;
    }

    [Fact]
    public void What_is_rolled_back_is_forgotten()
    {
        var type = NewTypes.Document(Host, "kept").Saved(Host);
        using (Scopes.CreateCoreScope())
        {
            NewTypes.Document(Host, "gone").Saved(Host);
            type.Name = "Renamed";
            Types.Save(type);
            Assert.Equal("Renamed", Types.Get("kept")!.Name);
        }

        Assert.Null(Types.Get("gone"));
        Assert.Equal("Kept", Types.Get("kept")!.Name);
        Store.Invalidate();
        Assert.Equal("Kept", Types.Get("kept")!.Name);
    }

    [Fact]
    public void A_notification_after_the_commit_finds_the_new_schema()
    {
        IContentType? seen = null;
        SchemaListener.Saved = () => seen = Types.Get("page");
        try
        {
            NewTypes.Document(Host, "page").Saved(Host);
        }
        finally
        {
            SchemaListener.Saved = null;
        }
        Assert.NotNull(seen);
    }

    [Fact]
    public async Task Writers_at_once_do_not_lose_each_others_changes()
    {
        var writers = Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            for (var n = 0; n < 5; n++)
            {
                NewTypes.Document(Host, FormattableString.Invariant($"type{i}x{n}")).With(Host, "title").Saved(Host);
            }
        }));
        await Task.WhenAll(writers);

        var shared = Types.GetAll().ToArray();
        Store.Invalidate();
        var stored = Types.GetAll().ToArray();
        Assert.Equal(20, shared.Length);
        Assert.Equal(stored.Select(t => (t.Id, t.Alias)).Order(), shared.Select(t => (t.Id, t.Alias)).Order());
        Assert.Equal(20, shared.SelectMany(t => t.PropertyTypes).Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public void Property_ids_are_never_given_twice()
    {
        var type = NewTypes.Document(Host, "page").With(Host, "one").Saved(Host);
        var former = type.PropertyTypes.Single().Id;
        type.RemovePropertyType("one");
        Types.Save(type);
        type.With(Host, "two");
        Types.Save(type);

        Assert.True(type.PropertyTypes.Single().Id > former);
        var media = new MediaType(Get<global::Umbraco.Cms.Core.Strings.IShortStringHelper>(), -1) { Alias = "clip", Name = "Clip" };
        media.AddPropertyType(NewTypes.Property(Host, "length"));
        Get<IMediaTypeService>().Save(media);
        Assert.True(media.PropertyTypes.Single().Id > type.PropertyTypes.Single().Id);
    }

    [Fact]
    public void Models_that_a_change_does_not_touch_stay_as_they_are()
    {
        var meta = NewTypes.Document(Host, "meta").With(Host, "keywords").Saved(Host);
        var page = NewTypes.Document(Host, "page");
        page.AddContentType(meta);
        Types.Save(page);
        var other = NewTypes.Document(Host, "other").Saved(Host);
        var (sharedPage, sharedOther) = (Store.Current.Find<IContentType>(page.Id), Store.Current.Find<IContentType>(other.Id));

        meta.Name = "Changed";
        Types.Save(meta);

        Assert.Same(sharedOther, Store.Current.Find<IContentType>(other.Id));
        Assert.NotSame(sharedPage, Store.Current.Find<IContentType>(page.Id));
        Assert.Equal("Changed", Store.Current.Find<IContentType>(page.Id)!.ContentTypeComposition.Single().Name);
    }

    [Fact]
    public void Saving_one_of_two_hundred_types_is_quick()
    {
        using (var scope = Scopes.CreateCoreScope())
        {
            var repository = Get<IContentTypeRepository>();
            for (var i = 0; i < 200; i++)
            {
                repository.Save(NewTypes.Document(Host, FormattableString.Invariant($"type{i}")).With(Host, "one", "two", "three", "four", "five"));
            }
            scope.Complete();
        }
        var type = Types.Get("type7")!;
        var watch = Stopwatch.StartNew();
        using (var scope = Scopes.CreateCoreScope())
        {
            for (var i = 0; i < 20; i++)
            {
                type.Name = FormattableString.Invariant($"Name {i}");
                Get<IContentTypeRepository>().Save(type);
            }
            scope.Complete();
        }

        Assert.True(watch.ElapsedMilliseconds < 2000, $"20 saves took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public void Queries_over_the_schema_compare_as_a_database_does()
    {
        NewTypes.Document(Host, "beta").With(Host, "title").Saved(Host);
        NewTypes.Document(Host, "alpha").Saved(Host);
        using var scope = Scopes.CreateCoreScope(autoComplete: true);
        var types = Get<IContentTypeRepository>();

        Assert.Equal(["alpha", "beta"], types.Get(Scopes.CreateQuery<IContentType>().Where(t => t.ParentId == -1)).Select(t => t.Alias));
        Assert.Equal(["beta"], types.Get(Scopes.CreateQuery<IContentType>().Where(t => t.Name == "BETA")).Select(t => t.Alias));
        Assert.Equal(["alpha"], types.Get(Scopes.CreateQuery<IContentType>().Where(t => t.Name!.StartsWith("AL"))).Select(t => t.Alias));
        Assert.Equal(1, types.Count(Scopes.CreateQuery<IContentType>().Where(t => t.Alias.SqlContains("ph", TextColumnType.NVarchar))));
        Assert.Equal(["beta"], types.GetByQuery(Scopes.CreateQuery<PropertyType>().Where(p => p.DataTypeId == Constants.DataTypes.Textbox)).Select(t => t.Alias));
        Assert.Equal(["beta", "alpha"], types.GetMany(types.Get("beta")!.Id, types.Get("alpha")!.Id).Select(t => t.Alias));
    }
}

/// <summary>Runs an action of the running test when a type has been saved.</summary>
internal sealed class SchemaListener : INotificationHandler<ContentTypeSavedNotification>
{
    public static Action? Saved { get; set; }

    public void Handle(ContentTypeSavedNotification notification) => Saved?.Invoke();
}

public sealed class SchemaListenerComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder.AddNotificationHandler<ContentTypeSavedNotification, SchemaListener>();
}
