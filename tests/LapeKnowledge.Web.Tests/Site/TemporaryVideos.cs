using System.Text;
using System.Text.Json;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>Videos of a seminar that a test publishes, and their files; they are gone when it has ended.</summary>
public sealed class TemporaryVideos(SiteFixture site) : IDisposable
{
    public const string Seminar = "/seminaarit/raisio-2018";
    private const string Finnish = "fi-FI";

    private readonly List<IContent> _created = [];
    private readonly List<IMedia> _files = [];

    private IContentService Content => site.Services.GetRequiredService<IContentService>();

    private IMediaService Media => site.Services.GetRequiredService<IMediaService>();

    public IMedia File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public IMedia File(string name, byte[] content)
    {
        var files = site.Services.GetRequiredService<MediaFileManager>();
        var path = files.GetMediaPath(name, Guid.NewGuid(), Guid.NewGuid());
        files.FileSystem.AddFile(path, new MemoryStream(content));
        var media = Media.CreateMedia(name, Constants.System.Root, name.EndsWith(".mp4", StringComparison.Ordinal) ? Constants.Conventions.MediaTypes.VideoAlias : Constants.Conventions.MediaTypes.File);
        media.SetValue(Constants.Conventions.Media.File, files.FileSystem.GetUrl(path));
        Assert.True(Media.Save(media).Success);
        _files.Add(media);
        return media;
    }

    public static string AddressOf(IMedia file) => file.GetValue<string>(Constants.Conventions.Media.File)!;

    public static string Picked(IMedia file) => $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{file.Key}}"}]""";

    /// <summary>The value of a block list.</summary>
    public string Blocks(string type, params IReadOnlyDictionary<string, object>[] blocks)
    {
        var key = site.Services.GetRequiredService<IContentTypeService>().Get(type)!.Key;
        var items = blocks.Select(b => (Key: Guid.NewGuid(), Values: b)).ToArray();
        return JsonSerializer.Serialize(new
        {
            contentData = items.Select(i => new { contentTypeKey = key, key = i.Key, values = i.Values.Select(v => new { alias = v.Key, value = v.Value }) }),
            settingsData = Array.Empty<object>(),
            expose = items.Select(i => new { contentKey = i.Key, culture = (string?)null, segment = (string?)null }),
            layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = items.Select(i => new { contentKey = i.Key }) },
        });
    }

    public string Captions(string language, IMedia file) => Blocks(
        CaptionTrack.ModelTypeAlias,
        new Dictionary<string, object> { [CaptionTrack.Aliases.Language] = new[] { language }, [CaptionTrack.Aliases.File] = JsonSerializer.Deserialize<JsonElement>(Picked(file)) });

    /// <returns>The key and the address of the page.</returns>
    public (Guid Key, string Address) Publish(string name, params (string Alias, object Value)[] values)
    {
        var parent = site.InContext(services => new PublishedDocuments(services).At(Seminar).Key);
        var item = Content.Create(name, parent, SeminarVideo.ModelTypeAlias);
        item.SetCultureName(name, Finnish);
        foreach (var (alias, value) in values)
        {
            item.SetValue(alias, value, item.Properties[alias]!.PropertyType.VariesByCulture() ? Finnish : null);
        }

        Content.Save(item);
        _created.Add(item);
        var result = Content.Publish(item, [Finnish]);
        Assert.True(result.Success, result.Result.ToString());
        var address = site.InContext(services => new PublishedDocuments(services) is var all ? all.Url(all.Single(d => d.Key == item.Key)) : string.Empty);
        return (item.Key, address);
    }

    public void Dispose()
    {
        _created.ForEach(c => Content.Delete(Content.GetById(c.Key)!));
        _files.ForEach(f => Media.Delete(f));
    }
}
