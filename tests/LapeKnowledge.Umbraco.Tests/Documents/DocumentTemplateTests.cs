using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>A document has the template of its type until it gets another one; what is published keeps the one it was published with.</summary>
public sealed class DocumentTemplateTests(HostFixture host) : DocumentTest(host)
{
    private ITemplate _first = null!;
    private ITemplate _second = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _first = (await Get<ITemplateService>().CreateAsync("First", "first", "<h1>1</h1>", Constants.Security.SuperUserKey)).Result;
        _second = (await Get<ITemplateService>().CreateAsync("Second", "second", "<h1>2</h1>", Constants.Security.SuperUserKey)).Result;
        var type = Get<IContentTypeService>().Get("page")!;
        type.AllowedTemplates = [_first, _second];
        type.SetDefaultTemplate(_first);
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
    }

    public override Task DisposeAsync()
    {
        var views = Get<FileSystems>().MvcViewsFileSystem!;
        foreach (var file in views.GetFiles(string.Empty))
        {
            views.DeleteFile(file);
        }
        return base.DisposeAsync();
    }

    [Fact]
    public void A_new_document_gets_the_template_of_its_type()
    {
        var document = SavedPage("Welcome");

        Assert.Equal(_first.Id, document.TemplateId);
        Assert.Equal(_first.Id, Reload(document).TemplateId);
        Assert.Equal(_first.Id, Documents.GetRootContent().Single().TemplateId);
    }

    [Fact]
    public void Another_template_is_kept_with_the_draft_until_it_is_published()
    {
        var document = PublishedPage("Welcome");
        document.TemplateId = _second.Id;
        Documents.Save(document);

        Assert.Equal(_second.Id, Reload(document).TemplateId);
        Assert.Equal(_first.Id, Documents.GetVersion(document.PublishedVersionId)?.TemplateId);
        Assert.Equal(_first.Id, Documents.GetRootContent().Single().PublishTemplateId);

        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(_second.Id, document.PublishTemplateId);
        Assert.Equal(_second.Id, Documents.GetVersion(document.PublishedVersionId)?.TemplateId);
    }

    [Fact]
    public void A_document_may_go_without_a_template()
    {
        var document = SavedPage("Welcome");
        document.TemplateId = null;
        Documents.Save(document);

        Assert.Null(Reload(document).TemplateId);
    }

    [Fact]
    public void Copies_versions_and_moves_keep_the_template()
    {
        var document = SavedPage("Welcome");
        document.TemplateId = _second.Id;
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        Assert.Equal(_second.Id, Reload(document).TemplateId);
        Assert.Equal(_second.Id, Reload(Documents.Copy(document, Constants.System.Root, relateToOriginal: false)!).TemplateId);
        Documents.Move(document, SavedPage("Elsewhere").Id);
        Assert.Equal(_second.Id, Reload(document).TemplateId);
    }
}
