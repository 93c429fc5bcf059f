using System.Globalization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>Editing on a site that has neither Finnish nor Swedish, with types that were put together as loosely as Umbraco allows.</summary>
public sealed class EditingTests(HostFixture host) : EnglishSiteTest(host)
{
    [Fact]
    public async Task A_label_keeps_its_value_whatever_the_editor_sends_and_what_is_not_sent_is_cleared()
    {
        await AddDanishAsync();
        var type = await TypeAsync("article", ContentVariation.Culture);
        var document = await CreatedAsync(Model(type, [Name("Hello", English), Name("Hej", Danish)], Value("title", "Title", English)));
        document.SetValue("label", "kept", English);
        Documents.Save(document);

        var update = new ContentUpdateModel { Variants = [Name("Hello!", English), Name("Hej!", Danish)], Properties = [Value("label", "sent", English)] };
        Assert.Equal(ContentEditingOperationStatus.Success, (await Editing.UpdateAsync(document.Key, update, User)).Status);

        var read = Reload(document);
        Assert.Equal(("Hello!", "kept", (object?)null), (read.GetCultureName(English), read.GetValue("label", English), read.GetValue("title", English)));
    }

    [Fact]
    public async Task A_culture_that_is_not_sent_stays_as_it_was()
    {
        await AddDanishAsync();
        var type = await TypeAsync("article", ContentVariation.Culture);
        var document = await CreatedAsync(Model(type, [Name("Hello", English), Name("Hej", Danish)], Value("title", "one", English), Value("title", "en", Danish)));

        var update = new ContentUpdateModel { Variants = [Name("Goodbye", English)], Properties = [Value("title", "two", English)] };
        Assert.Equal(ContentEditingOperationStatus.Success, (await Editing.UpdateAsync(document.Key, update, User)).Status);

        Assert.Equal(("Goodbye", "two"), (Reload(document).GetCultureName(English), Reload(document).GetValue("title", English)));
        Assert.Equal(("Hej", "en"), (Reload(document).GetCultureName(Danish), Reload(document).GetValue("title", Danish)));
        Assert.Equal(ContentEditingOperationStatus.InvalidCulture, (await Editing.UpdateAsync(document.Key, new ContentUpdateModel { Variants = [Name("Hello", "en-us")] }, User)).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_stored_but_not_published()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing, mandatoryTitle: true);
        type.PropertyTypes.Single(p => p.Alias == "code").ValidationRegExp = "^\\d*$";
        Types.Save(type);

        var result = await Editing.CreateAsync(Model(type, [Name("Page")], Value("title", null), Value("code", "abc")), User);

        Assert.Equal((true, ContentEditingOperationStatus.PropertyValidationError), (result.Success, result.Status));
        var errors = result.Result.ValidationResult.ValidationErrors.ToDictionary(e => e.Alias, e => e.ErrorMessages);
        Assert.Equal(["code", "title"], errors.Keys.Order());
        Assert.Equal("#validation_invalidNull", Assert.Single(errors["title"]));
        Assert.Single(errors["code"]);
        Assert.Equal("abc", Reload(result.Result.Content!).GetValue("code"));
        var published = await Publishing.PublishAsync(result.Result.Content!.Key, [new CulturePublishScheduleModel()], User);
        Assert.Equal(ContentPublishingOperationStatus.ContentInvalid, published.Status);
        Assert.Equal(["code", "title"], published.Result.InvalidPropertyAliases.Order());
    }

    [Fact]
    public async Task A_property_that_names_only_an_editor_gets_a_data_type_of_it_and_may_be_mandatory_afterwards()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var document = await CreatedAsync(Model(type, [Name("Page")]));
        Assert.True((await Publishing.PublishAsync(document.Key, [new CulturePublishScheduleModel()], User)).Success);

        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, "must") { Name = "Must", Mandatory = true });
        await Types.UpdateAsync(type, User);

        Assert.Equal(Constants.DataTypes.Textbox, Types.Get(type.Key)!.PropertyTypes.Single(p => p.Alias == "must").DataTypeId);
        var again = await Publishing.PublishAsync(document.Key, [new CulturePublishScheduleModel()], User);
        Assert.Equal(["must"], again.Result.InvalidPropertyAliases);
        Assert.True(Reload(document).Published);
    }

    [Fact]
    public async Task A_template_and_an_editor_are_known_by_id_whatever_they_are_called_on_the_type()
    {
        var template = (await Get<ITemplateService>().CreateAsync(new Template(Get<IShortStringHelper>(), "Default", "defaultTemplate"), User)).Result!;
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), "Some.Former.Editor", ValueStorageType.Nvarchar, "body") { Name = "Body", DataTypeId = Constants.DataTypes.RichtextEditor, DataTypeKey = Guid.Empty });
        type.AllowedTemplates = [new Template(Get<IShortStringHelper>(), "Text page", "textPage") { Id = template.Id }];
        type.SetDefaultTemplate(type.AllowedTemplates.Single());
        type.ResetDirtyProperties(false);
        Types.Save(type);

        Assert.Equal(Constants.PropertyEditors.Aliases.RichText, type.PropertyTypes.Single().PropertyEditorAlias);
        Assert.Equal("defaultTemplate", Types.Get(type.Key)!.DefaultTemplate?.Alias);
        var document = await CreatedAsync(Model(type, [Name("Page")], Value("body", "Hello")));
        Assert.Equal(template.Id, Reload(document).TemplateId);
        Assert.Contains("\"markup\":\"Hello\"", Reload(document).GetValue<string>("body"), StringComparison.Ordinal);
        var other = new ContentUpdateModel { Variants = [Name("Page")], TemplateKey = Guid.NewGuid() };
        Assert.Equal(ContentEditingOperationStatus.TemplateNotFound, (await Editing.UpdateAsync(document.Key, other, User)).Status);
    }

    [Fact]
    public async Task What_is_used_cannot_be_removed_where_the_settings_say_so()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var (user, used) = (await CreatedAsync(Model(type, [Name("User")])), await CreatedAsync(Model(type, [Name("Used")])));
        var relations = Get<IRelationService>();
        relations.Relate(user.Id, used.Id, relations.GetRelationTypeByAlias(Constants.Conventions.RelationTypes.RelatedDocumentAlias)!);
        ContentSettings[] settings = [Get<IOptions<ContentSettings>>().Value, Get<IOptionsMonitor<ContentSettings>>().CurrentValue];

        try
        {
            Array.ForEach(settings, s => s.DisableDeleteWhenReferenced = s.DisableUnpublishWhenReferenced = true);
            Assert.Equal(ContentEditingOperationStatus.CannotMoveToRecycleBinWhenReferenced, (await Editing.MoveToRecycleBinAsync(used.Key, User)).Status);
            Assert.Equal(ContentEditingOperationStatus.CannotDeleteWhenReferenced, (await Editing.DeleteAsync(used.Key, User)).Status);
            Assert.Equal(ContentPublishingOperationStatus.CannotUnpublishWhenReferenced, (await Publishing.UnpublishAsync(used.Key, null, User)).Result);
            Assert.True((await Editing.MoveToRecycleBinAsync(user.Key, User)).Success);
            Assert.True((await Editing.DeleteFromRecycleBinAsync(user.Key, User)).Success);
        }
        finally
        {
            Array.ForEach(settings, s => s.DisableDeleteWhenReferenced = s.DisableUnpublishWhenReferenced = false);
        }
    }

    [Fact]
    public async Task Paths_do_not_follow_the_culture_of_the_thread()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var parent = await CreatedAsync(Model(type, [Name("Parent")]));
        var model = Model(type, [Name("Child")]);
        model.ParentKey = parent.Key;
        var child = await CreatedAsync(model);
        Assert.True((await Editing.MoveToRecycleBinAsync(child.Key, User)).Success);
        var before = CultureInfo.CurrentCulture;

        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-EG"); // its minus begins with an invisible letter mark
            Assert.Equal(ContentEditingOperationStatus.Success, (await Editing.RestoreAsync(child.Key, parent.Key, User)).Status);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal($"-1,{parent.Id},{child.Id}", Reload(child).Path);
    }

    [Fact]
    public async Task A_document_may_be_created_in_the_bin()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var document = new Content("Trashed", Constants.System.RecycleBinContent, type) { Trashed = true, CreatorId = 0, WriterId = 0 };

        Assert.True(Documents.Save(document).Success);

        Assert.Equal((true, 1, $"-1,-20,{document.Id}"), (Reload(document).Trashed, Reload(document).Level, Reload(document).Path));
    }
}
