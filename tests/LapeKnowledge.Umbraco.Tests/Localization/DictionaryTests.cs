using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Localization;

public sealed class DictionaryTests(HostFixture host) : HostTest(host)
{
    private IDictionaryItemService Dictionary => Get<IDictionaryItemService>();

    private ILanguage Finnish { get; set; } = null!;

    private ILanguage Swedish { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Finnish = (await Get<ILanguageService>().GetAsync("fi-FI"))!;
        Swedish = (await Get<ILanguageService>().GetAsync("sv-FI"))!;
    }

    [Fact]
    public async Task An_item_keeps_its_translations()
    {
        var created = await CreateAsync("greeting", null, "Hei", "Hej");

        var item = (await Dictionary.GetAsync(created.Key))!;

        Assert.Equal(("greeting", created.Id), (item.ItemKey, item.Id));
        Assert.Equal([("fi-FI", "Hei"), ("sv-FI", "Hej")], item.Translations.Select(t => (t.LanguageIsoCode, t.Value)));
        Assert.All(item.Translations, t => Assert.Equal(item.Key, t.Key));
    }

    [Fact]
    public async Task An_item_is_found_by_its_key_whatever_the_letter_case()
    {
        var created = await CreateAsync("Painike.Äänestä", null, "Äänestä", null);

        Assert.Equal(created.Key, (await Dictionary.GetAsync("painike.äänestä"))?.Key);
        Assert.Equal([created.Key], (await Dictionary.GetManyAsync("PAINIKE.ÄÄNESTÄ", "unknown")).Select(d => d.Key));
        Assert.Null(await Dictionary.GetAsync("unknown"));
    }

    [Fact]
    public async Task A_changed_translation_replaces_the_one_before_and_the_others_stay()
    {
        var item = await CreateAsync("greeting", null, "Hei", "Hej");
        item.Translations = [new DictionaryTranslation(Swedish, "God dag")];

        Assert.True((await Dictionary.UpdateAsync(item, Constants.Security.SuperUserKey)).Success);

        Assert.Equal(["Hei", "God dag"], (await Dictionary.GetAsync(item.Key))!.Translations.Select(t => t.Value));
    }

    [Fact]
    public async Task The_dates_tell_a_new_item_from_a_changed_one()
    {
        var created = await CreateAsync("greeting", null, "Hei", "Hej");
        Assert.NotEqual(default, created.CreateDate);
        Assert.Equal(created.CreateDate, created.UpdateDate);

        var changed = (await Dictionary.UpdateAsync((await Dictionary.GetAsync(created.Key))!, Constants.Security.SuperUserKey)).Result;
        Assert.True(changed.UpdateDate > changed.CreateDate);
    }

    [Fact]
    public async Task Items_are_nested()
    {
        var root = await CreateAsync("root", null);
        var child = await CreateAsync("child", root.Key);
        var grandchild = await CreateAsync("grandchild", child.Key);
        await CreateAsync("elsewhere", null);

        Assert.Equal(["elsewhere", "root"], Keys(await Dictionary.GetAtRootAsync()));
        Assert.Equal(2, await Dictionary.CountRootAsync());
        Assert.Equal(["child"], Keys(await Dictionary.GetChildrenAsync(root.Key)));
        Assert.Equal(1, await Dictionary.CountChildrenAsync(root.Key));
        Assert.Equal(["child", "grandchild"], Keys(await Dictionary.GetDescendantsAsync(root.Key)));
        Assert.Equal(4, (await Dictionary.GetDescendantsAsync(null)).Count());
        Assert.Equal(child.Key, (await Dictionary.GetAsync(grandchild.Key))!.ParentId);
    }

    [Fact]
    public async Task Descendants_are_filtered_by_the_beginning_of_the_key()
    {
        var root = await CreateAsync("button", null);
        await CreateAsync("button.save", root.Key, "Tallenna", null);
        await CreateAsync("Button.Send", root.Key, "Lähetä", null);
        await CreateAsync("label.save", root.Key);

        Assert.Equal(["Button.Send", "button.save"], Keys(await Dictionary.GetDescendantsAsync(root.Key, "button.s")));
        Assert.Equal(["Button.Send"], Keys(await Dictionary.GetDescendantsAsync(null, "BUTTON.SE")));
        Assert.Empty(await Dictionary.GetDescendantsAsync(null, "Tallenna"));
    }

    [Fact]
    public async Task Deleting_an_item_deletes_what_is_below_it()
    {
        var root = await CreateAsync("root", null);
        var child = await CreateAsync("child", root.Key);
        await CreateAsync("grandchild", child.Key, "Lapsenlapsi", null);
        await CreateAsync("elsewhere", null);

        Assert.True((await Dictionary.DeleteAsync(root.Key, Constants.Security.SuperUserKey)).Success);

        Assert.Equal(["elsewhere"], Keys(await Dictionary.GetDescendantsAsync(null)));
        Assert.Null(await Dictionary.GetAsync("grandchild"));
    }

    [Fact]
    public async Task An_item_moves_below_another_but_not_below_itself()
    {
        var one = await CreateAsync("one", null);
        var two = await CreateAsync("two", one.Key);
        var three = await CreateAsync("three", null);

        Assert.True((await Dictionary.MoveAsync(two, three.Key, Constants.Security.SuperUserKey)).Success);
        Assert.Equal(["two"], Keys(await Dictionary.GetChildrenAsync(three.Key)));
        Assert.Equal(DictionaryItemOperationStatus.InvalidParent, (await Dictionary.MoveAsync((await Dictionary.GetAsync(three.Key))!, two.Key, Constants.Security.SuperUserKey)).Status);
    }

    [Fact]
    public async Task Two_items_cannot_have_one_key()
    {
        await CreateAsync("same", null);

        Assert.Equal(DictionaryItemOperationStatus.DuplicateItemKey, (await Dictionary.CreateAsync(new DictionaryItem("Same"), Constants.Security.SuperUserKey)).Status);
    }

    [Fact]
    public async Task A_deleted_language_takes_its_translations_along()
    {
        var item = await CreateAsync("greeting", null, "Hei", "Hej");

        Assert.True((await Get<ILanguageService>().DeleteAsync("sv-FI", Constants.Security.SuperUserKey)).Success);

        Assert.Equal(["Hei"], (await Dictionary.GetAsync(item.Key))!.Translations.Select(t => t.Value));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var user = Constants.Security.SuperUserKey;
        var known = (await Dictionary.GetAsync((await CreateAsync("known", null)).Key))!;
        known.ItemKey = "other";

        Assert.Equal(DictionaryItemOperationStatus.InvalidId, (await Dictionary.CreateAsync(known, user)).Status);
        Assert.Equal(DictionaryItemOperationStatus.DuplicateKey, (await Dictionary.CreateAsync(new DictionaryItem("other") { Key = known.Key }, user)).Status);
        Assert.Equal(DictionaryItemOperationStatus.ParentNotFound, (await Dictionary.CreateAsync(new DictionaryItem(Guid.NewGuid(), "other"), user)).Status);
        Assert.Equal(DictionaryItemOperationStatus.ItemNotFound, (await Dictionary.UpdateAsync(new DictionaryItem("known") { Key = known.Key }, user)).Status);
        Assert.Equal(DictionaryItemOperationStatus.ItemNotFound, (await Dictionary.DeleteAsync(Guid.NewGuid(), user)).Status);
        Assert.False(await Dictionary.ExistsAsync("other"));
    }

    [Fact]
    public async Task Items_are_counted_and_paged_level_by_level_and_found_at_any_depth()
    {
        var top = await CreateAsync("top", null);
        var parent = top;
        for (var i = 10; i < 30; i++)
        {
            await CreateAsync($"side {i}", parent.Key);
            parent = await CreateAsync($"deep {i}", parent.Key);
        }

        Assert.Equal((1, 2), (await Dictionary.CountRootAsync(), await Dictionary.CountChildrenAsync(top.Key)));
        Assert.Equal((40, 41), ((await Dictionary.GetDescendantsAsync(top.Key)).Count(), (await Dictionary.GetDescendantsAsync(null)).Count()));
        var page = await Dictionary.GetPagedAsync(top.Key, 1, 1);
        Assert.Equal((2, "side 10"), (page.Total, page.Items.Single().ItemKey));
        Assert.Equal(["deep 29", "top"], Keys(await Dictionary.GetManyAsync("top", "deep 29")));
    }

    private async Task<IDictionaryItem> CreateAsync(string key, Guid? parent, string? finnish = null, string? swedish = null)
    {
        var translations = new[] { (Finnish, finnish), (Swedish, swedish) }.Where(t => t.Item2 is not null).Select(t => new DictionaryTranslation(t.Item1, t.Item2!));
        var result = await Dictionary.CreateAsync(new DictionaryItem(parent, key) { Translations = translations.ToArray() }, Constants.Security.SuperUserKey);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result!;
    }

    private static string[] Keys(IEnumerable<IDictionaryItem> items) => items.Select(i => i.ItemKey).Order(StringComparer.Ordinal).ToArray();
}
