using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;
using static Umbraco.Cms.Core.Services.Changes.ContentTypeChangeTypes;

namespace LapeKnowledge.Umbraco.Tests.Schema;

/// <summary>What the caches are told of a changed type decides what they forget.</summary>
public sealed class TypeChangeTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentTypeEditingService Editing => Get<IContentTypeEditingService>();

    [Fact]
    public async Task A_new_type_is_created_and_nothing_else()
    {
        TypeChangeLog.Entries.Clear();
        var page = await CreatedAsync("page");

        Assert.Equal([(page.Id, Create)], TypeChangeLog.Entries);
    }

    [Theory]
    [InlineData("name", RefreshOther)]
    [InlineData("alias", RefreshMain)]
    [InlineData("property added", RefreshOther)]
    [InlineData("property removed", RefreshMain | RawDataUnaffected)]
    [InlineData("property renamed", RefreshMain | RawDataUnaffected)]
    [InlineData("property varies", RefreshMain)]
    [InlineData("type varies less", RefreshMain | VariationChanged)]
    [InlineData("composition added", RefreshMain | RawDataUnaffected)]
    public async Task A_change_is_told_as_what_it_means_to_content(string change, ContentTypeChangeTypes expected)
    {
        var meta = await CreatedAsync("meta", Property("keywords"));
        var title = Property("title");
        var model = Model("page", title);
        model.VariesByCulture = true;
        var page = (await Editing.CreateAsync(model, User)).Result!;
        var update = new ContentTypeUpdateModel { Alias = "page", Name = "Page", Properties = [title], VariesByCulture = true };
        switch (change)
        {
            case "name": (update.Name, update.Icon) = ("Other", "icon-flag"); break;
            case "alias": update.Alias = "other"; break;
            case "property added": update.Properties = [title, Property("more")]; break;
            case "property removed": update.Properties = []; break;
            case "property renamed": title.Alias = "heading"; break;
            case "property varies": title.VariesByCulture = true; break;
            case "type varies less": update.VariesByCulture = false; break;
            default: update.Compositions = [new Composition { Key = meta.Key, CompositionType = CompositionType.Composition }]; break;
        }
        TypeChangeLog.Entries.Clear();

        Assert.True((await Editing.UpdateAsync(page, update, User)).Success);

        Assert.Equal([(page.Id, expected)], TypeChangeLog.Entries);
    }

    [Fact]
    public async Task A_change_of_a_composition_is_told_of_all_that_are_composed_of_it()
    {
        var meta = await CreatedAsync("meta", Property("keywords"));
        var parent = await ComposedAsync("parent", meta, CompositionType.Composition);
        var child = await ComposedAsync("child", parent, CompositionType.Inheritance);
        TypeChangeLog.Entries.Clear();

        Assert.True((await Editing.UpdateAsync(parent, new ContentTypeUpdateModel { Alias = "parent", Name = "Parent" }, User)).Success);

        Assert.Equal([(parent.Id, RefreshMain), (child.Id, RefreshMain)], TypeChangeLog.Entries);
    }

    [Fact]
    public async Task An_alias_changed_in_place_is_told_too()
    {
        var page = await CreatedAsync("page", Property("title"));
        TypeChangeLog.Entries.Clear();

        page.PropertyTypes.Single().Alias = "heading";
        Assert.True((await Get<IContentTypeService>().UpdateAsync(page, User)).Success);

        Assert.Equal([(page.Id, RefreshMain)], TypeChangeLog.Entries);
    }

    [Fact]
    public async Task A_deleted_type_is_removed()
    {
        var page = await CreatedAsync("page");
        TypeChangeLog.Entries.Clear();

        Assert.Equal(ContentTypeOperationStatus.Success, await Get<IContentTypeService>().DeleteAsync(page.Key, User));

        Assert.Equal([(page.Id, Remove)], TypeChangeLog.Entries);
    }

    private async Task<IContentType> CreatedAsync(string alias, params ContentTypePropertyTypeModel[] properties)
    {
        var result = await Editing.CreateAsync(Model(alias, properties), User);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result!;
    }

    private async Task<IContentType> ComposedAsync(string alias, IContentType of, CompositionType how)
    {
        var model = Model(alias);
        model.Compositions = [new Composition { Key = of.Key, CompositionType = how }];
        return (await Editing.CreateAsync(model, User)).Result!;
    }

    private static ContentTypeCreateModel Model(string alias, params ContentTypePropertyTypeModel[] properties)
        => new() { Key = Guid.NewGuid(), Alias = alias, Name = alias.ToFirstUpper(), Properties = properties };

    private static ContentTypePropertyTypeModel Property(string alias) => new() { Key = Guid.NewGuid(), Alias = alias, Name = alias, DataTypeKey = Constants.DataTypes.Guids.TextstringGuid };
}

internal sealed class TypeChangeLogComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder.AddNotificationHandler<ContentTypeCacheRefresherNotification, TypeChangeLog>();
}

internal sealed class TypeChangeLog : INotificationHandler<ContentTypeCacheRefresherNotification>
{
    public static List<(int Id, ContentTypeChangeTypes Changes)> Entries { get; } = [];

    public void Handle(ContentTypeCacheRefresherNotification notification)
    {
        if (notification.MessageObject is ContentTypeCacheRefresher.JsonPayload[] payloads)
        {
            Entries.AddRange(payloads.Select(p => (p.Id, p.ChangeTypes)));
        }
    }
}
