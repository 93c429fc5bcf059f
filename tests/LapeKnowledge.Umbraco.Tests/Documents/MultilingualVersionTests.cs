using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Each version of a multilingual document has its own names and dates by culture; what is published is the same for all.</summary>
public sealed class MultilingualVersionTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void Every_version_keeps_the_names_it_was_published_with()
    {
        var document = FourPublishes();

        var versions = Documents.GetVersions(document.Id).ToArray();

        Assert.Equal(["fi3", "fi3", "fi2", "fi2", "fi1"], versions.Select(v => v.GetCultureName(Finnish)!));
        Assert.Equal(["sv3", "sv3", "sv2", "sv1", "sv1"], versions.Select(v => v.GetCultureName(Swedish)!));
        Assert.All(versions, v => Assert.Equal(("fi3", "sv3"), (v.GetPublishName(Finnish), v.GetPublishName(Swedish))));
        Assert.All(versions, v => Assert.Equal(versions[1].VersionId, v.PublishedVersionId));
        Assert.All(versions, v => Assert.Equal(versions[0].PublishDate, v.PublishDate));
        Assert.All(versions, v => Assert.Equal(versions[0].GetPublishDate(Swedish), v.GetPublishDate(Swedish)));
    }

    [Fact]
    public void The_date_of_a_culture_is_that_of_the_version_that_published_it()
    {
        var document = FourPublishes();

        var versions = Documents.GetVersions(document.Id).ToArray();

        Assert.Equal(versions[4].UpdateDate, versions[4].GetUpdateDate(Swedish));
        Assert.Equal(versions[3].UpdateDate, versions[3].GetUpdateDate(Finnish));
        Assert.Equal(versions[4].UpdateDate, versions[3].GetUpdateDate(Swedish));
        Assert.Equal(versions[3].UpdateDate, versions[2].GetUpdateDate(Finnish));
        Assert.Equal(versions[2].UpdateDate, versions[2].GetUpdateDate(Swedish));
        Assert.Equal(versions[1].UpdateDate, versions[1].GetUpdateDate(Finnish));
        Assert.Equal(versions[1].UpdateDate, versions[1].GetUpdateDate(Swedish));
        Assert.Equal(versions[1].PublishDate, versions[1].UpdateDate);
        Assert.Equal(versions[0].UpdateDate, versions[0].GetUpdateDate(Finnish));
    }

    [Fact]
    public void A_change_of_one_culture_gives_the_others_no_new_date()
    {
        var document = FourPublishes();
        document.SetCultureName("fi4", Finnish);
        document.SetValue("title", "fi4", Finnish);
        Thread.Sleep(5);
        Documents.Save(document);

        var slim = Documents.GetVersionsSlim(document.Id, 0, 50).ToArray();

        Assert.Equal(5, slim.Length);
        Assert.Equal(4, slim.Count(v => v.UpdateDate == v.GetUpdateDate(Finnish)));
        Assert.Equal(slim[0].UpdateDate, slim[0].GetUpdateDate(Finnish));
    }

    [Fact]
    public void One_culture_is_rolled_back_by_hand()
    {
        var document = FourPublishes();
        var oldest = Documents.GetVersions(document.Id).Last();

        document.CopyFrom(oldest, Finnish);
        document.SetCultureName(oldest.GetCultureName(Finnish), Finnish);
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal(("fi1", "fi1"), (loaded.GetCultureName(Finnish), loaded.GetValue("title", Finnish)));
        Assert.Equal(("sv3", "fi3"), (loaded.GetValue("title", Swedish), loaded.GetValue("title", Finnish, published: true)));
        Assert.Equal([Finnish], loaded.EditedCultures);
    }

    [Fact]
    public void Rolling_back_to_what_is_published_takes_the_published_values()
    {
        var document = PublishedPage("Welcome");
        document.Name = "Changed";
        document.SetValue("title", "Changed");
        Documents.Save(document);

        var self = Documents.GetVersion(document.VersionId)!;
        document.CopyFrom(self);
        document.Name = self.PublishName;
        Documents.Save(document);

        Assert.Equal(("Welcome", "Welcome title", true), (Reload(document).Name, Reload(document).GetValue("title"), Reload(document).Edited));
    }

    [Fact]
    public async Task The_version_service_lists_protects_and_rolls_back()
    {
        var document = FourPublishes();
        var service = Get<IContentVersionService>();
        var all = (await service.GetPagedContentVersionsAsync(document.Key, null, 0, 10)).Result!;
        Assert.Equal(5, all.Total);
        var oldest = all.Items.Last();

        Assert.True((await service.SetPreventCleanupAsync(oldest.VersionId.ToGuid(), true, Constants.Security.SuperUserKey)).Success);
        Assert.Equal("fi1", (await service.GetAsync(oldest.VersionId.ToGuid())).Result!.GetCultureName(Finnish));
        Assert.True((await service.RollBackAsync(oldest.VersionId.ToGuid(), Swedish, Constants.Security.SuperUserKey)).Success);

        Assert.Equal(("sv1", "fi3"), (Reload(document).GetValue("title", Swedish), Reload(document).GetValue("title", Finnish)));
        Documents.DeleteVersions(document.Id, DateTime.MaxValue);
        Assert.False((await service.GetAsync(Guid.NewGuid())).Success);
    }

    [Fact]
    public async Task A_protected_version_is_protected_after_it_has_become_the_published_one()
    {
        var document = SavedPage("Welcome");
        var draft = document.VersionId;
        await Get<IContentVersionService>().SetPreventCleanupAsync(draft.ToGuid(), true, Constants.Security.SuperUserKey);
        AssertPublished(Documents.Publish(document, AllCultures));

        var page = await Get<IContentVersionService>().GetPagedContentVersionsAsync(document.Key, null, 0, 10);
        var versions = page.Result!.Items.ToDictionary(v => v.VersionId, v => v.PreventCleanup);

        Assert.True(versions[draft]);
        Assert.False(versions[document.VersionId]);
    }

    /// <summary>Published in both cultures, in Finnish alone, in Swedish alone, and in both again: five versions with the draft.</summary>
    private IContent FourPublishes()
    {
        var document = Documents.Create(string.Empty, Constants.System.Root, "article");
        foreach (var (finnish, swedish) in new (string?, string?)[] { ("fi1", "sv1"), ("fi2", null), (null, "sv2"), ("fi3", "sv3") })
        {
            var cultures = new[] { (Culture: Finnish, Text: finnish), (Culture: Swedish, Text: swedish) }.Where(c => c.Text is not null).ToArray();
            foreach (var (culture, text) in cultures)
            {
                document.SetCultureName(text, culture);
                document.SetValue("title", text, culture);
            }
            Documents.Save(document);
            Thread.Sleep(5);
            AssertPublished(Documents.Publish(document, [.. cultures.Select(c => c.Culture)]));
            Thread.Sleep(5);
        }
        return document;
    }
}
