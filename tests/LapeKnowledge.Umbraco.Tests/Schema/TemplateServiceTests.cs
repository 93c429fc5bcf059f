using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class TemplateServiceTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private ITemplateService Templates => Get<ITemplateService>();

    private IFileSystem Views => Get<FileSystems>().MvcViewsFileSystem!;

    public override Task DisposeAsync()
    {
        foreach (var file in Views.GetFiles(string.Empty))
        {
            Views.DeleteFile(file);
        }
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_template_has_its_markup_in_a_view()
    {
        var template = await Created("Page", "page", "<h1>Page</h1>");

        var read = (await Templates.GetAsync("PAGE"))!;
        Assert.Equal((template.Key, "Page", "page", "<h1>Page</h1>"), (read.Key, read.Name, read.Alias, read.Content));
        Assert.Equal(FormattableString.Invariant($"-1,{template.Id}"), read.Path);
        Assert.True(Views.FileExists("page.cshtml"));
        Assert.False(read.IsDirty());
        Assert.Equal("/Views/page.cshtml", read.VirtualPath);
    }

    [Fact]
    public async Task A_template_without_markup_gets_an_empty_view_and_one_without_a_view_no_markup()
    {
        await Created("Page", "page", null);
        Assert.True(Views.FileExists("page.cshtml"));

        Views.DeleteFile("page.cshtml");

        Assert.Equal((string.Empty, string.Empty), ((await Templates.GetAsync("page"))!.Content, (await Templates.GetAsync("page"))!.VirtualPath));
        using var stream = await Templates.GetFileContentStreamAsync("page.cshtml");
        Assert.Equal((0, -1), (stream.Length, await Templates.GetFileSizeAsync("page.cshtml")));
    }

    [Fact]
    public async Task A_view_that_is_there_already_is_taken_as_it_is()
    {
        using (var view = new MemoryStream("<p>Mine</p>"u8.ToArray()))
        {
            Views.AddFile("page.cshtml", view, overrideIfExists: true);
        }

        var template = await Created("Page", "page", "<p>Theirs</p>");

        Assert.Equal("<p>Mine</p>", template.Content);
    }

    [Fact]
    public async Task A_view_follows_its_template()
    {
        var template = await Created("Page", "page", "<h1>Page</h1>");

        template.Content = "<h1>Other</h1>";
        Assert.True((await Templates.UpdateAsync(template, User)).Success);
        Assert.Equal("<h1>Other</h1>", (await Templates.GetAsync("page"))!.Content);

        template.Alias = "renamed";
        Assert.True((await Templates.UpdateAsync(template, User)).Success);
        Assert.Equal((false, true), (Views.FileExists("page.cshtml"), Views.FileExists("renamed.cshtml")));

        Assert.True((await Templates.DeleteAsync(template.Key, User)).Success);
        Assert.False(Views.FileExists("renamed.cshtml"));
        Assert.Null(await Templates.GetAsync("renamed"));
    }

    [Fact]
    public async Task The_layout_of_a_view_is_the_master_of_its_template()
    {
        var master = await Created("Master", "master", "<html>@RenderBody()</html>");
        var child = await Created("Child", "child", "@{ Layout = \"master.cshtml\"; }");
        var grandchild = await Created("Grandchild", "grandchild", "@{ Layout = \"child.cshtml\"; }");

        var read = (await Templates.GetAsync(grandchild.Key))!;
        Assert.Equal("child", read.MasterTemplateAlias);
        Assert.Equal(FormattableString.Invariant($"-1,{master.Id},{child.Id},{grandchild.Id}"), read.Path);
        Assert.True((await Templates.GetAsync("master"))!.IsMasterTemplate);
        Assert.Equal(["child"], (await Templates.GetChildrenAsync(master.Id)).Select(t => t.Alias));
        Assert.Equal(["child", "grandchild"], (await Templates.GetDescendantsAsync(master.Id)).Select(t => t.Alias));
        Assert.Equal(["master"], (await Templates.GetChildrenAsync(-1)).Select(t => t.Alias));
        Assert.Equal(TemplateOperationStatus.MasterTemplateCannotBeDeleted, (await Templates.DeleteAsync("master", User)).Status);
    }

    [Fact]
    public async Task A_template_moves_below_another_master_with_what_is_below_it()
    {
        var one = await Created("One", "one", "1");
        var two = await Created("Two", "two", "2");
        var child = await Created("Child", "child", "@{ Layout = \"one.cshtml\"; }");

        child.Content = "@{ Layout = \"two.cshtml\"; }";
        Assert.True((await Templates.UpdateAsync(child, User)).Success);
        Assert.Equal(FormattableString.Invariant($"-1,{two.Id},{child.Id}"), (await Templates.GetAsync("child"))!.Path);

        var parent = (await Templates.GetAsync("two"))!;
        parent.Content = "@{ Layout = \"one.cshtml\"; }";
        Assert.True((await Templates.UpdateAsync(parent, User)).Success);
        Assert.Equal(FormattableString.Invariant($"-1,{one.Id},{two.Id},{child.Id}"), (await Templates.GetAsync("child"))!.Path);

        var orphan = (await Templates.GetAsync("child"))!;
        orphan.Content = "none";
        await Templates.UpdateAsync(orphan, User);
        Assert.Equal((FormattableString.Invariant($"-1,{child.Id}"), null), ((await Templates.GetAsync("child"))!.Path, (await Templates.GetAsync("child"))!.MasterTemplateAlias));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var one = await Created("One", "one", "1");
        await Created("Two", "two", "@{ Layout = \"one.cshtml\"; }");

        Assert.Equal(TemplateOperationStatus.DuplicateAlias, (await Templates.CreateAsync("Other", "one", "x", User)).Status);
        Assert.Equal(TemplateOperationStatus.InvalidAlias, (await Templates.CreateAsync("Other", " ", "x", User)).Status);
        Assert.Equal(TemplateOperationStatus.MasterTemplateNotFound, (await Templates.CreateAsync("Other", "other", "@{ Layout = \"nothing.cshtml\"; }", User)).Status);
        one.Content = "@{ Layout = \"two.cshtml\"; }";
        Assert.Equal(TemplateOperationStatus.CircularMasterTemplateReference, (await Templates.UpdateAsync(one, User)).Status);
    }

    [Fact]
    public async Task A_deleted_template_is_forgotten_by_types_and_documents()
    {
        var (kept, gone) = (await Created("Kept", "kept", "1"), await Created("Gone", "gone", "2"));
        var type = NewTypes.Document(Host, "page");
        type.AllowedTemplates = [kept, gone];
        type.SetDefaultTemplate(gone);
        type.Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "One");
        Assert.Equal(gone.Id, Get<IContentService>().GetById(document.Id)!.TemplateId);
        Assert.Equal("gone", Get<IContentTypeService>().Get("page")!.DefaultTemplate!.Alias);

        Assert.True((await Templates.DeleteAsync("gone", User)).Success);

        var read = Get<IContentTypeService>().Get("page")!;
        Assert.Equal(["kept"], read.AllowedTemplates!.Select(t => t.Alias));
        Assert.Null(read.DefaultTemplate);
        Assert.Null(Get<IContentService>().GetById(document.Id)!.TemplateId);
    }

    [Fact]
    public async Task A_renamed_template_is_known_by_its_types_under_its_new_alias()
    {
        var template = await Created("Page", "page", "1");
        var type = NewTypes.Document(Host, "page");
        type.SetDefaultTemplate(template);
        type.Saved(Host);

        template.Alias = "renamed";
        await Templates.UpdateAsync(template, User);

        Assert.Equal("renamed", Get<IContentTypeService>().Get("page")!.DefaultTemplate!.Alias);
    }

    private async Task<ITemplate> Created(string name, string alias, string? content)
    {
        var result = await Templates.CreateAsync(name, alias, content, User);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result;
    }
}
