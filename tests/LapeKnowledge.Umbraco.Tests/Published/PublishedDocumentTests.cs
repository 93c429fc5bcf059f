using LapeKnowledge.Umbraco.Published;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Published;

public sealed class PublishedDocumentTests(HostFixture host) : PublishedTest(host)
{
    [Fact]
    public async Task A_published_page_shows_what_was_published()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var page = PublishedPage(type, "Etusivu");

        var published = Cache.GetById(page.Key)!;

        Assert.Equal("Etusivu", published.Name);
        Assert.Equal("Etusivu title", published.Value<string>(Get<IPublishedValueFallback>(), "title"));
        Assert.Equal(page.Id, published.Id);
        Assert.Equal("etusivu", published.UrlSegment);
        Assert.Equal("etusivu", published.Cultures[string.Empty].UrlSegment);
        Assert.Equal("page", published.ContentType.Alias);
        Assert.True(published.IsPublished());
        Assert.False(published.IsDraft());
        Assert.Same(published, Cache.GetById(page.Id));
    }

    [Fact]
    public async Task A_page_that_was_never_published_is_seen_in_preview_only()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var page = Documents.Create("Luonnos", Constants.System.Root, type);
        Documents.Save(page);

        Assert.Null(Cache.GetById(page.Key));
        var draft = Cache.GetById(preview: true, page.Key)!;
        Assert.Equal("Luonnos", draft.Name);
        Assert.True(draft.IsDraft());
        Assert.False(draft.IsPublished());
    }

    [Fact]
    public async Task Of_a_branch_that_is_deleted_nothing_is_remembered()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var above = PublishedPage(type, "Ylempi");
        var page = PublishedPage(type, "Sivu", above.Id);
        Assert.NotNull(Cache.GetById(page.Key));

        Documents.Delete(above);

        Assert.Null(Cache.GetById(page.Key));
        Assert.Null(Cache.GetById(above.Key));
    }

    [Fact]
    public async Task A_draft_is_apart_from_what_is_published()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var page = PublishedPage(type, "Sivu");
        Assert.Equal("Sivu", Cache.GetById(preview: true, page.Key)!.Name);

        page.Name = "Sivu 2";
        page.SetValue("title", "uusi");
        Documents.Save(page);

        Assert.Equal("Sivu title", Cache.GetById(page.Key)!.GetProperty("title")!.GetValue());
        Assert.Equal("Sivu", Cache.GetById(page.Key)!.Name);
        Assert.Equal("uusi", Cache.GetById(preview: true, page.Key)!.GetProperty("title")!.GetValue());
        Assert.Equal("Sivu 2", Cache.GetById(preview: true, page.Key)!.Name);
        Assert.True(Cache.GetById(preview: true, page.Key)!.IsPublished());
    }

    [Fact]
    public async Task Names_values_and_segments_follow_the_culture()
    {
        var type = await TextTypeAsync("article", ContentVariation.Culture);
        var article = PublishedArticle(type, "Hyvä käytäntö", "God praxis");
        var published = Cache.GetById(article.Key)!;

        UseCulture(Finnish);
        Assert.Equal("Hyvä käytäntö", published.Name);
        Assert.Equal("Hyvä käytäntö title", published.GetProperty("title")!.GetValue());
        Assert.Equal("hyvae-kaeytaentoe", published.UrlSegment);
        UseCulture(Swedish);
        Assert.Equal("God praxis", published.Name);
        Assert.Equal("God praxis title", published.GetProperty("title")!.GetValue());
        Assert.Equal("god-praxis", published.UrlSegment);
        Assert.Equal("Hyvä käytäntö title", published.GetProperty("title")!.GetValue(Finnish));
        Assert.Equal([Finnish, Swedish], published.Cultures.Keys.Order());
        Assert.Equal("god-praxis", published.Cultures[Swedish].UrlSegment);
        Assert.True(published.GetProperty("title")!.HasValue(Finnish));
        Assert.False(published.GetProperty("title")!.HasValue("en-US"));
    }

    [Fact]
    public async Task A_culture_that_is_not_published_is_not_there()
    {
        var type = await TextTypeAsync("article", ContentVariation.Culture);
        var article = PublishedArticle(type, "Suomeksi", "På svenska");

        Documents.Unpublish(article, Swedish);

        var published = Cache.GetById(article.Key)!;
        Assert.True(published.IsPublished(Finnish));
        Assert.False(published.IsPublished(Swedish));
        Assert.Equal([Finnish], published.Cultures.Keys);
        Assert.Equal([Finnish, Swedish], Cache.GetById(preview: true, article.Key)!.Cultures.Keys.Order());
    }

    [Fact]
    public async Task A_draft_knows_which_cultures_were_edited()
    {
        var type = await TextTypeAsync("article", ContentVariation.Culture);
        var article = PublishedArticle(type, "Suomeksi", "På svenska");

        article.SetValue("title", "muutettu", Finnish);
        Documents.Save(article);

        var draft = Cache.GetById(preview: true, article.Key)!;
        Assert.True(draft.IsDraft(Finnish));
        Assert.False(draft.IsDraft(Swedish));
        Assert.False(Cache.GetById(article.Key)!.IsDraft(Finnish));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(10_000, true)]
    [InlineData(4_000_000, false)]
    public async Task What_is_made_of_a_text_is_kept_unless_it_is_too_large(int length, bool isKept)
    {
        var page = Documents.Create("Sivu", Constants.System.Root, await TextTypeAsync("page", ContentVariation.Nothing));
        var text = string.Concat(Enumerable.Repeat("Pöydän ääressä €😀 ", (length / 19) + 1));
        page.SetValue("title", text);
        Publish(page);
        var title = Cache.GetById(page.Key)!.GetProperty("title")!;

        Assert.Equal(text, title.GetValue());
        Assert.Equal(text, title.GetSourceValue());
        Assert.True(title.HasValue());
        Assert.Equal(isKept, ReferenceEquals(title.GetValue(), title.GetValue()));
    }

    [Fact]
    public async Task An_unpublished_page_is_gone_and_comes_back()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var page = PublishedPage(type, "Sivu");
        Assert.NotNull(Cache.GetById(page.Key));

        Documents.Unpublish(page);
        Assert.Null(Cache.GetById(page.Key));
        Assert.Null(Cache.GetById(page.Id));

        Publish(page);
        Assert.NotNull(Cache.GetById(page.Key));
    }

    [Fact]
    public async Task Pages_below_an_unpublished_page_are_hidden_until_it_is_published_again()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var parent = PublishedPage(type, "Ylä");
        var child = PublishedPage(type, "Ala", parent.Id);
        var grandchild = PublishedPage(type, "Alin", child.Id);
        Assert.NotNull(Cache.GetById(grandchild.Key));

        Documents.Unpublish(parent);
        Assert.Null(Cache.GetById(child.Key));
        Assert.Null(Cache.GetById(grandchild.Key));
        Assert.NotNull(Cache.GetById(preview: true, grandchild.Key));

        Publish(parent);
        Assert.NotNull(Cache.GetById(child.Key));
        Assert.NotNull(Cache.GetById(grandchild.Key));
    }

    [Fact]
    public async Task Children_parents_and_levels_follow_a_move()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var first = PublishedPage(type, "Yksi");
        var second = PublishedPage(type, "Kaksi");
        var child = PublishedPage(type, "Lapsi", first.Id);
#pragma warning disable CS0618 // what features of old ask
        Assert.Equal(first.Key, Cache.GetById(child.Key)!.Parent!.Key);

        Documents.Move(child, second.Id);

        Assert.Equal(second.Key, Cache.GetById(child.Key)!.Parent!.Key);
        Assert.Empty(Cache.GetById(first.Key)!.Children);
        Assert.Equal([child.Key], Cache.GetById(second.Key)!.Children.Select(c => c.Key));
        Assert.Equal($"-1,{second.Id},{child.Id}", Cache.GetById(child.Key)!.Path);
        Assert.Equal(2, Cache.GetById(child.Key)!.Level);
#pragma warning restore CS0618
    }

    [Fact]
    public async Task A_trashed_branch_is_gone_and_restoring_brings_nothing_unpublished_back()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var parent = PublishedPage(type, "Ylä");
        var child = PublishedPage(type, "Ala", parent.Id);
        Assert.NotNull(Cache.GetById(child.Key));

        Documents.MoveToRecycleBin(parent);

        Assert.Null(Cache.GetById(parent.Key));
        Assert.Null(Cache.GetById(child.Key));
        Assert.Null(Cache.GetById(preview: true, child.Key));
    }

    [Fact]
    public async Task A_template_that_is_taken_off_a_draft_stays_with_what_is_published()
    {
        var template = (await Get<ITemplateService>().CreateAsync("Own", "own", "markup", Constants.Security.SuperUserKey)).Result!;
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        type.AllowedTemplates = [template];
        type.SetDefaultTemplate(template);
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var page = PublishedPage(Get<IContentTypeService>().Get("page")!, "Sivu");
        Assert.Equal((template.Id, template.Id), (Cache.GetById(page.Key)!.TemplateId, Cache.GetById(preview: true, page.Key)!.TemplateId));

        var update = new ContentUpdateModel { Variants = [new VariantModel { Name = "Sivu" }], TemplateKey = null };
        Assert.True((await Get<IContentEditingService>().UpdateAsync(page.Key, update, Constants.Security.SuperUserKey)).Success);

        Assert.Equal((template.Id, null), (Cache.GetById(page.Key)!.TemplateId, Cache.GetById(preview: true, page.Key)!.TemplateId));
    }

    [Fact]
    public async Task A_changed_type_is_seen_at_once()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var page = PublishedPage(type, "Sivu");
        Assert.Null(Cache.GetById(page.Key)!.GetProperty("extra"));

        var changed = Get<IContentTypeService>().Get("page")!;
        changed.AddPropertyType(new PropertyType(Get<global::Umbraco.Cms.Core.Strings.IShortStringHelper>(), await TextstringAsync(), "extra") { Name = "Extra" }, "content", "Content");
        await Get<IContentTypeService>().UpdateAsync(changed, Constants.Security.SuperUserKey);

        Assert.NotNull(Cache.GetById(page.Key)!.GetProperty("extra"));
        Assert.Equal("Sivu title", Cache.GetById(page.Key)!.GetProperty("title")!.GetValue());
    }

    [Fact]
    public async Task Many_keys_are_loaded_together_in_the_order_asked_for()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var pages = Enumerable.Range(1, 5).Select(i => PublishedPage(type, $"Sivu {i}")).ToArray();
        Documents.Unpublish(pages[2]);
        Guid[] keys = [pages[4].Key, Guid.NewGuid(), pages[0].Key, pages[2].Key, pages[1].Key];

        var found = await Get<IDocumentCacheService>().GetByKeysAsync(keys);

        Assert.Equal([pages[4].Key, pages[0].Key, pages[1].Key], found.Select(f => f.Key));
        Assert.True(Get<IDocumentCacheService>().TryGetCached(pages[1].Key, false, out _));
        Assert.False(Get<IDocumentCacheService>().TryGetCached(pages[2].Key, false, out _));
        var ofType = Get<IDocumentCacheService>().GetByContentType(Get<IPublishedContentTypeCache>().Get(PublishedItemType.Content, "page"));
        Assert.Equal(4, ofType.Count());
    }

    [Fact]
    public async Task Readers_never_keep_what_a_publish_has_replaced()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var page = PublishedPage(type, "Sivu");
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.NotNull(Cache.GetById(preview: false, page.Key));
            }
        })).ToArray();
        for (var i = 0; i < 25; i++)
        {
            page.SetValue("title", $"versio {i}");
            Publish(page);
            Assert.Equal($"versio {i}", Cache.GetById(page.Key)!.GetProperty("title")!.GetValue());
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void A_type_is_found_by_key_alias_and_id()
    {
        var types = Get<IPublishedContentTypeCache>();
        var image = types.Get(PublishedItemType.Media, Constants.Conventions.MediaTypes.Image);

        Assert.Same(image, types.Get(PublishedItemType.Media, image.Id));
        Assert.Same(image, types.Get(PublishedItemType.Media, image.Key));
        Assert.Throws<InvalidOperationException>(() => types.Get(PublishedItemType.Content, image.Id));
    }

    [Fact]
    public async Task A_changed_data_type_gives_a_new_published_type()
    {
        var type = await TextTypeAsync("page", ContentVariation.Nothing);
        var types = Get<IPublishedContentTypeCache>();
        var before = types.Get(PublishedItemType.Content, "page");

        var textstring = await TextstringAsync();
        textstring.ConfigurationData = new Dictionary<string, object> { ["maxChars"] = 100 };
        await Get<IDataTypeService>().UpdateAsync(textstring, Constants.Security.SuperUserKey);

        var after = types.Get(PublishedItemType.Content, type.Id);
        Assert.NotSame(before, after);
        Assert.Equal(100, after.GetPropertyType("title")!.DataType.ConfigurationAs<global::Umbraco.Cms.Core.PropertyEditors.TextboxConfiguration>()!.MaxChars);
    }

    [Fact]
    public async Task A_value_that_is_missing_in_a_language_comes_from_another()
    {
        var swedish = (await Get<ILanguageService>().GetAsync(Swedish))!;
        swedish.FallbackIsoCode = Finnish;
        Assert.True((await Get<ILanguageService>().UpdateAsync(swedish, Constants.Security.SuperUserKey)).Success);
        var article = PublishedArticle(await TextTypeAsync("article", ContentVariation.Culture), "Suomeksi", "På svenska");
        Assert.Equal("På svenska title", Title(Fallback.ToLanguage));
        article.SetValue("title", null, Swedish);
        Publish(article, Finnish, Swedish);

        Assert.Equal(string.Empty, Title(default) ?? string.Empty);
        Assert.Equal("Suomeksi title", Title(Fallback.ToLanguage));
        Assert.Equal("Suomeksi title", Title(Fallback.ToDefaultLanguage));
        Assert.Equal("none", Title(Fallback.ToDefaultValue));

        string? Title(Fallback fallback)
            => Cache.GetById(article.Key)!.Value<string>(Get<IPublishedValueFallback>(), "title", Swedish, fallback: fallback, defaultValue: "none");
    }
}
