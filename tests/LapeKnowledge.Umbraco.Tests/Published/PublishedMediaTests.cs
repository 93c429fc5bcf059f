using LapeKnowledge.Umbraco.Tests.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Published;

/// <summary>Media items as the site shows them follow what happens to them, to what they lie in and to their types.</summary>
public sealed class PublishedMediaTests(HostFixture host) : PublishedTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IMediaService Media => Get<IMediaService>();

    private IMediaTypeService Types => Get<IMediaTypeService>();

    private IPublishedMediaCache Shown => Get<IPublishedMediaCache>();

    [Theory]
    [InlineData("deleted")]
    [InlineData("trashed")]
    [InlineData("trashed and deleted")]
    [InlineData("of a deleted type")]
    public async Task Of_a_folder_that_goes_nothing_is_shown_any_more(string how)
    {
        await AlbumTypeAsync();
        var above = Saved("Above");
        var below = Saved("Below", above);
        Assert.Equal("Below", (await Shown.GetByIdAsync(below.Id))!.Name);
        Assert.NotNull(Shown.GetById(above.Key));

        if (how.StartsWith("trashed", StringComparison.Ordinal))
        {
            Assert.True(Media.MoveToRecycleBin(above).Success);
        }
        if (how.EndsWith("deleted", StringComparison.Ordinal))
        {
            Assert.True(Media.Delete(above).Success);
        }
        if (how == "of a deleted type")
        {
            await Types.DeleteAsync(Types.Get("album")!.Key, User);
        }

        Assert.Null(Shown.GetById(above.Key));
        Assert.Null(Shown.GetById(below.Key));
        Assert.Null(await Shown.GetByIdAsync(below.Id));
    }

    [Fact]
    public async Task What_comes_out_of_the_bin_is_shown_again()
    {
        await AlbumTypeAsync();
        var above = Saved("Above");
        var below = Saved("Below", above);
        Media.MoveToRecycleBin(above);
        Assert.Null(Shown.GetById(below.Key));

        Assert.True(Media.Move(above, Constants.System.Root).Success);

        Assert.Equal("Below", Shown.GetById(below.Key)!.Name);
    }

    [Fact]
    public async Task A_name_that_is_taken_back_is_never_shown()
    {
        await AlbumTypeAsync();
        var item = Saved("Before");
        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            item.Name = "After";
            Media.Save(item);
            Assert.Equal("After", Shown.GetById(item.Key)!.Name);
            Media.Delete(item);
            Assert.Null(Shown.GetById(item.Key));
        }

        Assert.Equal("Before", Shown.GetById(item.Key)!.Name);
    }

    [Fact]
    public async Task Values_follow_the_properties_of_their_type_and_its_compositions()
    {
        var part = new MediaType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "part", Name = "Part" };
        part.AddPropertyType(NewTypes.Property(Host, "composed"), "content", "Content");
        await Types.CreateAsync(part, User);
        var type = await AlbumTypeAsync();
        type.AddContentType(part);
        await Types.UpdateAsync(type, User);
        var item = Saved("Item", change: m =>
        {
            m.SetValue("title", "own");
            m.SetValue("composed", "of a part");
        });
        Assert.Equal(("own", "of a part"), (Value("title"), Value("composed")));

        await ChangeAsync("album", t => t.PropertyTypes.Single(p => p.Alias == "title").Alias = "heading");
        await ChangeAsync("part", t => t.PropertyTypes.Single().Alias = "other");
        Assert.Equal(("own", "of a part"), (Value("heading"), Value("other")));

        await ChangeAsync("album", t => t.RemoveContentType("part"));
        await ChangeAsync("album", t => t.RemovePropertyType("heading"));
        Assert.Empty(Shown.GetById(item.Key)!.Properties);

        object? Value(string alias) => Shown.GetById(item.Key)!.GetProperty(alias)!.GetValue();
    }

    private async Task ChangeAsync(string alias, Action<IMediaType> change)
    {
        var type = Types.Get(alias)!;
        change(type);
        Assert.True((await Types.UpdateAsync(type, User)).Success);
    }

    private async Task<IMediaType> AlbumTypeAsync()
    {
        var type = new MediaType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "album", Name = "Album", AllowedAsRoot = true };
        type.AddPropertyType(NewTypes.Property(Host, "title"), "content", "Content");
        Assert.True((await Types.CreateAsync(type, User)).Success);
        return Types.Get("album")!;
    }

    private IMedia Saved(string name, IMedia? parent = null, Action<IMedia>? change = null)
    {
        var item = Media.CreateMedia(name, parent?.Id ?? Constants.System.Root, "album");
        change?.Invoke(item);
        Assert.True(Media.Save(item).Success);
        return item;
    }
}
