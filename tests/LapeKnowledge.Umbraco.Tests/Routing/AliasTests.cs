using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>The stored aliases are at every moment those that a rebuild would find in the published documents.</summary>
public sealed class AliasTests(HostFixture host) : RoutingTest(host)
{
    private const string Property = Constants.Conventions.Content.UrlAlias;

    [Fact]
    public async Task They_follow_publishing_unpublishing_and_the_bin()
    {
        var page = Aliased("first, /Second/, first");
        Assert.Equal(string.Empty, Stored());

        Publish(page);
        Assert.Equal("first,second", Stored());
        page.SetValue(Property, "second, third");
        Documents.Save(page);
        Assert.Equal("first,second", Stored());
        Publish(page);
        Assert.Equal("second,third", Stored());
        Documents.MoveToRecycleBin(page);
        Assert.Equal(string.Empty, Stored());
        Assert.Empty(await Get<IDocumentUrlAliasService>().GetDocumentKeysByAliasAsync("second", null));
        Documents.Move(page, Constants.System.Root);
        Assert.Equal(string.Empty, Stored());
        Publish(page);
        Assert.Equal("second,third", Stored());
        Documents.Unpublish(page);
        await Get<IDocumentUrlAliasService>().RebuildAllAliasesAsync();
        Assert.Equal(string.Empty, Stored());
    }

    [Fact]
    public void A_culture_takes_its_own_along()
    {
        var page = new Content(string.Empty, Constants.System.Root, Type(ContentVariation.Culture));
        foreach (var culture in new[] { "fi-FI", "sv-FI" })
        {
            page.SetCultureName("Page " + culture, culture);
            page.SetValue(Property, culture, culture);
        }
        Documents.Save(page);
        Assert.True(Documents.Publish(page, ["fi-FI", "sv-FI"]).Success);
        Assert.Equal("fi-fi,sv-fi", Stored());

        Documents.Unpublish(page, "sv-FI");
        Assert.Equal("fi-fi", Stored());
        Documents.Unpublish(page, "fi-FI");
        Assert.Equal(string.Empty, Stored());
    }

    [Fact]
    public void They_are_stored_with_the_document_even_where_handlers_are_silenced_and_never_for_a_blueprint()
    {
        var page = Aliased("silent");
        using (var scope = Get<ICoreScopeProvider>().CreateCoreScope())
        {
            using (scope.Notifications.Suppress())
            {
                Publish(page);
            }
            scope.Complete();
        }
        Assert.Equal("silent", Stored());

        var blueprint = new Content("Blueprint", Constants.System.Root, Get<IContentTypeService>().Get(page.ContentTypeId)!);
        blueprint.SetValue(Property, "blueprint");
        Documents.SaveBlueprint(blueprint, null);
        Assert.Equal("silent", Stored());
    }

    private Content Aliased(string aliases)
    {
        var page = new Content("Page", Constants.System.Root, Type(ContentVariation.Nothing));
        page.SetValue(Property, aliases);
        Documents.Save(page);
        return page;
    }

    private void Publish(IContent page) => Assert.True(Documents.Publish(page, AllCultures).Success);

    private IContentType Type(ContentVariation variations)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "aliased", Name = "Aliased", Variations = variations };
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, Property) { Name = "Aliases", Variations = variations });
        Get<IContentTypeService>().Save(type);
        return type;
    }

    /// <summary>The stored aliases in order, after a comparison with what the documents say.</summary>
    private string Stored()
    {
        using var scope = Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        var repository = Get<IDocumentUrlAliasRepository>();
        var stored = repository.GetAll().Select(a => (a.DocumentKey, a.NullableLanguageId, a.Alias)).Order().ToArray();
        var said = repository.GetAllDocumentUrlAliases()
            .SelectMany(r => r.AliasValue.Split(',').Select(a => (r.DocumentKey, r.LanguageId, Alias: a.Trim().Trim('/').ToLowerInvariant())))
            .Where(a => a.Alias.Length > 0).Distinct().Order().ToArray();
        Assert.Equal(said, stored);
        return string.Join(',', stored.Select(a => a.Alias).Order(StringComparer.Ordinal));
    }
}
