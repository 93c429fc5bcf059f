using LapeKnowledge.Umbraco.Tests.Schema;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using MediaAliases = Umbraco.Cms.Core.Constants.Conventions.MediaTypes;

namespace LapeKnowledge.Umbraco.Tests.Media;

public sealed class MediaServiceTests(HostFixture host) : HostTest(host)
{
    private IMediaService Media => Get<IMediaService>();

    [Fact]
    public void A_media_item_is_saved_and_read_back()
    {
        var folder = Saved("Folder", MediaAliases.Folder);
        var image = Saved("Image", MediaAliases.Image, folder.Id, m => m.SetValue(Constants.Conventions.Media.File, """{"src":"/media/a/koala.jpg"}"""));

        var read = Media.GetById(image.Key)!;
        Assert.Equal(("Image", folder.Id, 2, FormattableString.Invariant($"-1,{folder.Id},{image.Id}")), (read.Name, read.ParentId, read.Level, read.Path));
        Assert.Equal(MediaAliases.Image, read.ContentType.Alias);
        Assert.Equal("""{"src":"/media/a/koala.jpg"}""", read.GetValue(Constants.Conventions.Media.File));
        Assert.False(read.IsDirty() || read.Trashed);
        Assert.NotEqual(0, read.VersionId);
        Assert.Equal(image.Id, Media.GetById(image.Id)!.Id);
        Assert.Equal([folder.Id, image.Id], Media.GetByIds([folder.Id, image.Id]).Select(m => m.Id));
    }

    [Fact]
    public void A_change_keeps_the_one_version()
    {
        var folder = Saved("Folder", MediaAliases.Folder);
        folder.Name = "Renamed";
        Media.Save(folder);
        Media.Save(folder);

        var read = Media.GetById(folder.Id)!;
        Assert.Equal(("Renamed", folder.VersionId), (read.Name, read.VersionId));
        Assert.Equal([folder.VersionId], Media.GetVersions(folder.Id).Select(v => v.VersionId));
        Assert.Equal("Renamed", Media.GetVersion(folder.VersionId)!.Name);
        Assert.Throws<InvalidOperationException>(() => Media.DeleteVersion(folder.Id, folder.VersionId, false));
    }

    [Fact]
    public void Names_are_unique_among_siblings()
    {
        Saved("Folder", MediaAliases.Folder);
        var second = Saved("Folder", MediaAliases.Folder);
        var below = Saved("Folder", MediaAliases.Folder, second.Id);

        Assert.Equal(("Folder (1)", "Folder"), (second.Name, below.Name));
        Assert.Equal([0, 1], Media.GetRootMedia().Select(m => m.SortOrder));
    }

    [Fact]
    public void A_name_is_needed()
        => Assert.Throws<ArgumentException>(() => Media.Save(Media.CreateMedia(string.Empty, -1, MediaAliases.Folder)));

    [Fact]
    public void A_media_item_is_found_by_the_address_of_its_file()
    {
        var image = Saved("Image", MediaAliases.Image, change: m => m.SetValue(Constants.Conventions.Media.File, """{"src":"/media/a/koala.jpg"}"""));
        var file = Saved("File", MediaAliases.File, change: m => m.SetValue(Constants.Conventions.Media.File, "/media/b/text_1x2.pdf"));

        Assert.Equal(image.Id, Media.GetMediaByPath("/media/a/koala.jpg")!.Id);
        Assert.Equal(image.Id, Media.GetMediaByPath("/media/a/koala_403x328.jpg")!.Id);
        Assert.Null(Media.GetMediaByPath("/media/b/text_1x2.pdf"));
        Assert.Null(Media.GetMediaByPath("/media/nothing.jpg"));

        file.SetValue(Constants.Conventions.Media.File, "/media/c/other.pdf");
        Media.Save(file);
        Assert.Equal(file.Id, Media.GetMediaByPath("/media/c/other.pdf")!.Id);
    }

    [Fact]
    public void A_folder_moves_with_what_is_in_it()
    {
        var (from, to) = (Saved("From", MediaAliases.Folder), Saved("To", MediaAliases.Folder));
        var moving = Saved("Moving", MediaAliases.Folder, from.Id);
        var inside = Saved("Inside", MediaAliases.File, moving.Id);

        Assert.True(Media.Move(moving, to.Id).Success);

        var (movedFolder, movedFile) = (Media.GetById(moving.Id)!, Media.GetById(inside.Id)!);
        Assert.Equal(FormattableString.Invariant($"-1,{to.Id},{moving.Id}"), movedFolder.Path);
        Assert.Equal((FormattableString.Invariant($"-1,{to.Id},{moving.Id},{inside.Id}"), 3), (movedFile.Path, movedFile.Level));
        Assert.Equal((0, 1), (Children(from.Id).Length, Children(to.Id).Length));
    }

    [Fact]
    public void Trashing_restoring_and_emptying_the_bin()
    {
        var folder = Saved("Folder", MediaAliases.Folder);
        var inside = Saved("Inside", MediaAliases.File, folder.Id);
        Assert.False(Media.RecycleBinSmells());

        Assert.True(Media.MoveToRecycleBin(folder).Success);
        Assert.True(Media.RecycleBinSmells());
        var (trashed, below) = (Media.GetById(folder.Id)!, Media.GetById(inside.Id)!);
        Assert.True(trashed.Trashed && below.Trashed);
        Assert.Equal((-21, 1, FormattableString.Invariant($"-1,-21,{folder.Id}")), (trashed.ParentId, trashed.Level, trashed.Path));
        Assert.Equal((1, 0), (Media.GetPagedMediaInRecycleBin(0, 10, out var total).Count(m => m.Id == folder.Id), Media.GetRootMedia().Count()));
        Assert.Equal(2, total);

        Assert.True(Media.Move(trashed, -1).Success);
        Assert.False(Media.GetById(folder.Id)!.Trashed || Media.GetById(inside.Id)!.Trashed);

        Media.MoveToRecycleBin(Media.GetById(folder.Id)!);
        Assert.True(Media.EmptyRecycleBin().Success);
        Assert.Null(Media.GetById(folder.Id));
        Assert.Null(Media.GetById(inside.Id));
        Assert.False(Media.RecycleBinSmells());
    }

    [Fact]
    public void Deleting_a_folder_deletes_what_is_in_it()
    {
        var folder = Saved("Folder", MediaAliases.Folder);
        var inside = Saved("Inside", MediaAliases.File, folder.Id);

        Assert.True(Media.Delete(folder).Success);

        Assert.Null(Media.GetById(inside.Id));
        using var db = TestDatabases.Open(Host.ConnectionString);
        Assert.False(db.Versions.Any(v => v.NodeId == inside.Id));
    }

    [Fact]
    public void Pages_are_counted_filtered_and_ordered()
    {
        var folder = Saved("Folder", MediaAliases.Folder);
        foreach (var name in new[] { "Alpha", "beta", "Gamma", "delta" })
        {
            Saved(name, name == "delta" ? MediaAliases.Folder : MediaAliases.File, folder.Id);
        }

        Assert.Equal(["Alpha", "beta"], Media.GetPagedChildren(folder.Id, 0, 2, out var total, null, Ordering.By("Name")).Select(m => m.Name));
        Assert.Equal(4, total);
        Assert.Equal(["Alpha"], Media.GetPagedChildren(folder.Id, 1, 3, out _, null, Ordering.By("Name", Direction.Descending)).Select(m => m.Name));
        var filter = Get<ICoreScopeProvider>().CreateQuery<IMedia>().Where(m => m.Name!.Contains("ta"));
        Assert.Equal(["beta", "delta"], Media.GetPagedChildren(folder.Id, 0, 10, out total, filter, Ordering.By("Name")).Select(m => m.Name));
        Assert.Equal(5, Media.GetPagedDescendants(-1, 0, 10, out _).Count());
        Assert.Equal((5, 2, 4, 3), (Media.Count(), Media.Count(MediaAliases.Folder), Media.CountChildren(folder.Id), Media.CountDescendants(-1, MediaAliases.File)));
        Assert.Equal(3, Media.GetPagedOfType(1033, 0, 10, out _).Count());
        Assert.Single(Media.GetByLevel(1)!);
        Assert.Equal(4, Media.CountNotTrashed() - 1);
    }

    [Fact]
    public void Items_are_sorted()
    {
        var items = new[] { "one", "two", "three" }.Select(n => Saved(n, MediaAliases.Folder)).ToArray();

        Assert.True(Media.Sort([items[2], items[0], items[1]]));

        Assert.Equal(["three", "one", "two"], Media.GetRootMedia().OrderBy(m => m.SortOrder).Select(m => m.Name));
    }

    [Fact]
    public void A_deleted_media_type_takes_its_items_with_it()
    {
        var type = new MediaType(Get<global::Umbraco.Cms.Core.Strings.IShortStringHelper>(), -1) { Alias = "clip", Name = "Clip" };
        type.AddPropertyType(NewTypes.Property(Host, "title"), "content", "Content");
        Get<IMediaTypeService>().Save(type);
        var clip = Saved("Clip", "clip", change: m => m.SetValue("title", "one"));
        type.PropertyTypes.Single().Alias = "heading";
        Get<IMediaTypeService>().Save(type);
        Assert.Equal("one", Media.GetById(clip.Id)!.GetValue("heading"));

        Get<IMediaTypeService>().Delete(type);

        Assert.Null(Media.GetById(clip.Id));
        Assert.Null(Get<IMediaTypeService>().Get("clip"));
    }

    [Fact]
    public void Few_properties_are_loaded_and_none_are_lost()
    {
        var file = Saved("File", MediaAliases.File, change: m => m.SetValue(Constants.Conventions.Media.File, "/media/a/text.pdf"));
        using (var scope = Get<ICoreScopeProvider>().CreateCoreScope())
        {
            var repository = Get<IMediaRepository>();
            var slim = repository.GetPage(null, 0, 10, out _, [], null, Ordering.By("Name")).Single();
            Assert.Empty(slim.Properties);
            slim.SortOrder = 7;
            repository.Save(slim);
            scope.Complete();
        }

        Assert.Equal(("/media/a/text.pdf", 7), (Media.GetById(file.Id)!.GetValue(Constants.Conventions.Media.File), Media.GetById(file.Id)!.SortOrder));
    }

    [Fact]
    public async Task Four_writers_at_once_who_read_meanwhile_give_every_item_its_own_place()
    {
        var folder = Saved("Folder", MediaAliases.Folder);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 5; i++)
            {
                Saved(FormattableString.Invariant($"{writer} {i}"), MediaAliases.Folder, folder.Id);
                Assert.NotEmpty(Children(folder.Id));
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Enumerable.Range(0, 20), Children(folder.Id).Select(m => m.SortOrder));
        Assert.True(Get<IMediaNavigationQueryService>().TryGetChildrenKeys(folder.Key, out var keys));
        Assert.Equal(20, keys.Count());
    }

    private IMedia Saved(string name, string type, int parentId = -1, Action<IMedia>? change = null)
    {
        var media = Media.CreateMedia(name, parentId, type);
        change?.Invoke(media);
        Assert.True(Media.Save(media).Success);
        return media;
    }

    private IMedia[] Children(int id) => Media.GetPagedChildren(id, 0, 100, out _).ToArray();
}
