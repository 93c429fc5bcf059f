using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class LanguageServiceTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private ILanguageService Languages => Get<ILanguageService>();

    [Fact]
    public async Task Languages_are_told_in_the_order_they_were_made()
    {
        await Languages.CreateAsync(new Language("da-DK", "Danish"), User);

        Assert.Equal(["fi-FI", "sv-FI", "da-DK"], (await Languages.GetAllAsync()).Select(l => l.IsoCode));
        Assert.Equal("fi-FI", await Languages.GetDefaultIsoCodeAsync());
        Assert.Equal("sv-FI", (await Languages.GetAsync("SV-fi"))!.IsoCode);
        Assert.Equal(["sv-FI"], (await Languages.GetMultipleAsync(["sv-FI", "xx"])).Select(l => l.IsoCode));
    }

    [Fact]
    public async Task A_language_is_created_and_updated()
    {
        var created = await Languages.CreateAsync(new Language("en-GB", "English") { IsMandatory = true, FallbackIsoCode = "fi-FI" }, User);
        Assert.True(created.Success);

        var read = (await Languages.GetAsync("en-GB"))!;
        Assert.Equal(("English", true, "fi-FI"), (read.CultureName, read.IsMandatory, read.FallbackIsoCode));
        Assert.False(read.IsDirty());

        read.FallbackIsoCode = "sv-FI";
        read.IsMandatory = false;
        Assert.True((await Languages.UpdateAsync(read, User)).Success);
        Assert.Equal(("sv-FI", false), ((await Languages.GetAsync("en-GB"))!.FallbackIsoCode, (await Languages.GetAsync("en-GB"))!.IsMandatory));
    }

    [Fact]
    public async Task The_dates_tell_a_new_language_from_a_changed_one()
    {
        var created = (await Languages.CreateAsync(new Language("en-GB", "English"), User)).Result;
        Assert.NotEqual(default, created.CreateDate);
        Assert.Equal(created.CreateDate, created.UpdateDate);

        created.IsMandatory = true;
        var changed = (await Languages.UpdateAsync(created, User)).Result;
        Assert.True(changed.UpdateDate > changed.CreateDate);

        changed = (await Languages.UpdateAsync((await Languages.GetAsync("en-GB"))!, User)).Result;
        Assert.True(changed.UpdateDate > changed.CreateDate);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        Assert.Equal(LanguageOperationStatus.DuplicateIsoCode, (await Languages.CreateAsync(new Language("sv-FI", "Swedish"), User)).Status);
        Assert.Equal(LanguageOperationStatus.InvalidIsoCode, (await Languages.CreateAsync(new Language("no-such-ISO-code", "Nothing"), User)).Status);
        Assert.Equal(LanguageOperationStatus.InvalidFallback, (await Languages.CreateAsync(new Language("en-GB", "English") { FallbackIsoCode = "de-DE" }, User)).Status);

        var finnish = (await Languages.GetAsync("fi-FI"))!;
        finnish.IsDefault = false;
        Assert.Equal(LanguageOperationStatus.MissingDefault, (await Languages.UpdateAsync(finnish, User)).Status);

        finnish = (await Languages.GetAsync("fi-FI"))!;
        finnish.FallbackIsoCode = "sv-FI";
        Assert.True((await Languages.UpdateAsync(finnish, User)).Success);
        var swedish = (await Languages.GetAsync("sv-FI"))!;
        swedish.FallbackIsoCode = "fi-FI";
        Assert.Equal(LanguageOperationStatus.InvalidFallback, (await Languages.UpdateAsync(swedish, User)).Status);
    }

    [Fact]
    public async Task A_new_default_language_undoes_the_old_one()
    {
        var swedish = (await Languages.GetAsync("sv-FI"))!;
        swedish.IsDefault = true;
        swedish.IsMandatory = true;
        Assert.True((await Languages.UpdateAsync(swedish, User)).Success);

        Assert.Equal("sv-FI", await Languages.GetDefaultIsoCodeAsync());
        Assert.False((await Languages.GetAsync("fi-FI"))!.IsDefault);

        await Languages.CreateAsync(new Language("en-GB", "English") { IsDefault = true }, User);
        Assert.Equal(["en-GB"], (await Languages.GetAllAsync()).Where(l => l.IsDefault).Select(l => l.IsoCode));
    }

    [Fact]
    public async Task A_deleted_language_takes_its_values_and_names_with_it_and_is_nobodys_fallback()
    {
        await Languages.CreateAsync(new Language("en-GB", "English") { FallbackIsoCode = "sv-FI" }, User);
        var type = NewTypes.Document(Host, "page", ContentVariation.Culture).With(Host, ("title", ContentVariation.Culture)).Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "Suomi", d =>
        {
            d.SetCultureName("Svenska", "sv-FI");
            d.SetValue("title", "fi", "fi-FI");
            d.SetValue("title", "sv", "sv-FI");
        });

        Assert.True((await Languages.DeleteAsync("sv-FI", User)).Success);

        Assert.Null(await Languages.GetAsync("sv-FI"));
        Assert.Null((await Languages.GetAsync("en-GB"))!.FallbackIsoCode);
        var read = Get<IContentService>().GetById(document.Id)!;
        Assert.Equal(["fi-FI"], read.AvailableCultures);
        Assert.Equal("fi", read.GetValue("title", "fi-FI"));
        using var db = TestDatabases.Open(Host.ConnectionString);
        Assert.DoesNotContain(db.Versions.Where(v => v.NodeId == document.Id), v => v.Values.Contains("sv-FI") || v.Cultures!.Contains("sv-FI"));
        Assert.Equal(["fi-FI"], db.NodeCultures.Where(c => c.NodeId == document.Id).Select(c => c.Culture));
        Assert.Equal("fi-FI", db.Nodes.Single(n => n.Id == document.Id).EditedCultures);
    }

    [Fact]
    public async Task The_default_language_stays()
        => Assert.Equal(LanguageOperationStatus.MissingDefault, (await Languages.DeleteAsync("fi-FI", User)).Status);

    [Fact]
    public void A_language_of_another_code_keeps_its_content()
    {
        var type = NewTypes.Document(Host, "page", ContentVariation.Culture).With(Host, ("title", ContentVariation.Culture)).Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "Suomi", d =>
        {
            d.SetCultureName("Svenska", "sv-FI");
            d.SetValue("title", "sv", "sv-FI");
        });

        InScope(languages =>
        {
            var swedish = languages.GetByIsoCode("sv-FI")!;
            swedish.IsoCode = "sv-SE";
            languages.Save(swedish);
        });

        var read = Get<IContentService>().GetById(document.Id)!;
        Assert.Equal(("Svenska", "sv"), (read.GetCultureName("sv-SE"), read.GetValue("title", "sv-SE")));
        Assert.Null(read.GetCultureName("sv-FI"));
    }

    [Fact]
    public void Ids_and_codes_are_told_both_ways()
    {
        InScope(languages =>
        {
            Assert.Equal((StockRows.SwedishId, "sv-FI"), (languages.GetIdByIsoCode("SV-fi"), languages.GetIsoCodeById(StockRows.SwedishId)));
            Assert.Equal((StockRows.FinnishId, "fi-FI"), (languages.GetDefaultId(), languages.GetDefaultIsoCode()));
            Assert.Equal(["sv-FI", "fi-FI"], languages.GetIsoCodesByIds([StockRows.SwedishId, StockRows.FinnishId]));
            Assert.Throws<ArgumentException>(() => languages.GetIdByIsoCode("xx-XX"));
            Assert.Throws<ArgumentException>(() => languages.GetIsoCodeById(99));
            Assert.Null(languages.GetIdByIsoCode("xx-XX", throwOnNotFound: false));
            Assert.Null(languages.GetIdByIsoCode(null));
            Assert.Throws<InvalidOperationException>(() => languages.Save(new Language(string.Empty, "Nothing")));
            Assert.Throws<InvalidOperationException>(() => languages.Delete(languages.GetByIsoCode("fi-FI")!));
        });
    }

    private void InScope(Action<ILanguageRepository> action)
    {
        using var scope = Get<ICoreScopeProvider>().CreateCoreScope();
        action(Get<ILanguageRepository>());
        scope.Complete();
    }
}
