using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>The service behind the backoffice: models in, statuses out.</summary>
public sealed class EditingServiceTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentEditingService Editing => Get<IContentEditingService>();

    [Theory]
    [InlineData(null, null, "#validation_invalidNull", "#validation_invalidPattern")]
    [InlineData("Say it", "Letters only", "Say it", "Letters only")]
    public async Task What_is_wrong_is_told_in_the_words_of_the_property_or_of_Umbraco(string? missing, string? pattern, string expectedMissing, string expectedPattern)
    {
        var type = Get<IContentTypeService>().Get("page")!;
        var (title, code) = (type.PropertyTypes.Single(p => p.Alias == "title"), type.PropertyTypes.Single(p => p.Alias == "code"));
        (title.Mandatory, title.MandatoryMessage, code.ValidationRegExp, code.ValidationRegExpMessage) = (true, missing, "^[a-z]+$", pattern);
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var model = new ContentCreateModel
        {
            ContentTypeKey = type.Key,
            Variants = [new VariantModel { Name = "Page" }],
            Properties = [new PropertyValueModel { Alias = "code", Value = "123" }],
        };

        var result = await Get<IContentEditingService>().ValidateCreateAsync(model, Constants.Security.SuperUserKey);

        Assert.Equal(ContentEditingOperationStatus.PropertyValidationError, result.Status);
        Assert.Equal([("code", expectedPattern), ("title", expectedMissing)], result.Result.ValidationErrors.Select(e => (e.Alias, e.ErrorMessages.Single())).Order());
    }

    [Fact]
    public async Task Creates_a_variant_document()
    {
        var result = await Editing.CreateAsync(NewArticleModel("Tervetuloa", "Välkommen"), User);

        Assert.Equal(ContentEditingOperationStatus.Success, result.Status);
        var loaded = Documents.GetById(result.Result.Content!.Key)!;
        Assert.Equal("Tervetuloa", loaded.GetCultureName(Finnish));
        Assert.Equal("Välkommen title", loaded.GetValue<string>("title", Swedish));
        Assert.Equal("42", loaded.GetValue<string>("code"));
    }

    [Fact]
    public async Task Keeps_the_key_that_was_asked_for_and_refuses_it_twice()
    {
        var model = NewArticleModel("Tervetuloa", "Välkommen");
        model.Key = Guid.NewGuid();
        Assert.Equal(model.Key, (await Editing.CreateAsync(model, User)).Result.Content!.Key);

        Assert.False((await Editing.CreateAsync(model, User)).Success);
        Assert.Equal(1, Documents.Count());
    }

    [Fact]
    public async Task Refuses_an_unknown_type_an_unknown_parent_and_an_unknown_culture()
    {
        var unknownType = NewArticleModel("A", "B");
        unknownType.ContentTypeKey = Guid.NewGuid();
        var unknownParent = NewArticleModel("A", "B");
        unknownParent.ParentKey = Guid.NewGuid();
        var unknownCulture = NewArticleModel("A", "B");
        unknownCulture.Variants = [new VariantModel { Culture = "xx-XX", Name = "X" }];

        Assert.Equal(ContentEditingOperationStatus.ContentTypeNotFound, (await Editing.CreateAsync(unknownType, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.ParentNotFound, (await Editing.CreateAsync(unknownParent, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.InvalidCulture, (await Editing.CreateAsync(unknownCulture, User)).Status);
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public async Task Updates_names_and_values()
    {
        var key = (await Editing.CreateAsync(NewArticleModel("Tervetuloa", "Välkommen"), User)).Result.Content!.Key;

        var result = await Editing.UpdateAsync(key, new ContentUpdateModel
        {
            Variants = [new VariantModel { Culture = Finnish, Name = "Hei" }, new VariantModel { Culture = Swedish, Name = "Hej" }],
            Properties = [new PropertyValueModel { Alias = "title", Value = "Uusi", Culture = Finnish }],
        }, User);

        Assert.Equal(ContentEditingOperationStatus.Success, result.Status);
        var loaded = Documents.GetById(key)!;
        Assert.Equal("Hej", loaded.GetCultureName(Swedish));
        Assert.Equal("Uusi", loaded.GetValue<string>("title", Finnish));
    }

    [Fact]
    public async Task Says_which_mandatory_property_is_missing()
    {
        var type = Get<IContentTypeService>().Get("article")!;
        type.PropertyTypes.Single(p => p.Alias == "title").Mandatory = true;
        await Get<IContentTypeService>().UpdateAsync(type, User);
        var model = NewArticleModel("Tervetuloa", "Välkommen");
        model.Properties = model.Properties.Where(p => p.Culture != Swedish).ToArray();

        var result = await Editing.ValidateCreateAsync(model, User);

        var error = Assert.Single(result.Result.ValidationErrors);
        Assert.Equal(("title", Swedish), (error.Alias, error.Culture));
    }

    [Fact]
    public async Task Creates_and_publishes_at_once()
    {
        var result = await Editing.CreateAndPublishAsync(NewArticleModel("Tervetuloa", "Välkommen"), new HashSet<string> { Finnish, Swedish }, User);

        Assert.True(result.Success, result.Status.ToString());
        Assert.Equal([Finnish, Swedish], Documents.GetById(result.Result.Content!.Key)!.PublishedCultures.Order());
    }

    [Fact]
    public async Task Deletes_only_from_the_bin_when_told_so()
    {
        var document = SavedPage("Welcome");

        Assert.Equal(ContentEditingOperationStatus.NotInTrash, (await Editing.DeleteFromRecycleBinAsync(document.Key, User)).Status);
        Assert.True((await Editing.MoveToRecycleBinAsync(document.Key, User)).Success);
        Assert.True((await Editing.DeleteFromRecycleBinAsync(document.Key, User)).Success);
        Assert.Null(Documents.GetById(document.Key));
    }

    [Fact]
    public async Task A_type_that_is_not_allowed_below_the_parent_is_refused()
    {
        var leaf = await CreateTypeAsync("leaf", ContentVariation.Nothing);
        leaf.AllowedContentTypes = [];
        await Get<IContentTypeService>().UpdateAsync(leaf, User);
        var parent = Documents.CreateAndSave("Leaf", Constants.System.Root, "leaf");
        var model = NewArticleModel("A", "B");
        model.ParentKey = parent.Key;

        Assert.Equal(ContentEditingOperationStatus.NotAllowed, (await Editing.CreateAsync(model, User)).Status);
    }

    private ContentCreateModel NewArticleModel(string finnish, string swedish) => new()
    {
        ContentTypeKey = Article.Key,
        ParentKey = null,
        Variants = [new VariantModel { Culture = Finnish, Name = finnish }, new VariantModel { Culture = Swedish, Name = swedish }],
        Properties =
        [
            new PropertyValueModel { Alias = "title", Value = finnish + " title", Culture = Finnish },
            new PropertyValueModel { Alias = "title", Value = swedish + " title", Culture = Swedish },
            new PropertyValueModel { Alias = "code", Value = "42" },
        ],
    };
}
