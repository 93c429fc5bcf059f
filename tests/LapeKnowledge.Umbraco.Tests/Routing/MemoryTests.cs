using System.Globalization;
using System.Text;
using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Umbraco.Tests.Routing;

/// <summary>Whatever happens to the documents, the trees, states, addresses and pages in memory are those that a start would read.</summary>
public sealed class MemoryTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private readonly List<Guid> _known = [];

    private IContentEditingService Editing => Get<IContentEditingService>();

    private IContentPublishingService Publishing => Get<IContentPublishingService>();

    [Theory]
    [InlineData(13)]
    [InlineData(16)]
    [InlineData(21)]
    public async Task Memory_says_what_a_start_would_read(int seed)
    {
        foreach (var language in await Get<ILanguageService>().GetAllAsync())
        {
            language.IsMandatory = false;
            Assert.True((await Get<ILanguageService>().UpdateAsync(language, User)).Success);
        }
        var chance = new Random(seed);
        var done = new List<string>();

        for (var round = 0; round < 8; round++)
        {
            for (var step = 0; step < 8; step++)
            {
                done.Add(await ChangeAsync(chance));
            }
            var remembered = Describe();
            await StartAsync();
            Assert.True(remembered == Describe(), $"After {string.Join("\n", done.Where(d => d != "nothing"))}:\n{Difference(remembered, Describe())}");
            Assert.True(Documents.CheckDataIntegrity(new ContentDataIntegrityReportOptions()).Ok);
        }
    }

    private async Task<string> ChangeAsync(Random chance)
    {
        var (one, other) = (Any(chance), Any(chance));
        switch (chance.Next(11))
        {
            case 0 or 1 or 2:
                return $"create {await CreateAsync(chance, other)}";
            case 3 when one is not null:
                return $"publish {one} {(await Publishing.PublishBranchAsync(one.Value, Cultures(chance), PublishBranchFilter.All, User, false)).Status}";
            case 4 when one is not null:
                return $"unpublish {one} {(await Publishing.UnpublishAsync(one.Value, Cultures(chance).ToHashSet(), User)).Result}";
            case 5 when one is not null:
                return $"move {one} to {other} {(await Editing.MoveAsync(one.Value, other, User)).Status}";
            // Umbraco's copy of something in the bin stays trashed wherever it is put.
            case 6 when one is not null && Documents.GetById(one.Value) is { Trashed: false }:
                var copy = await Editing.CopyAsync(one.Value, other, false, true, User);
                Learn(copy.Result);
                return $"copy {one} to {other} {copy.Status}";
            case 7 when one is not null:
                return $"trash {one} {(await Editing.MoveToRecycleBinAsync(one.Value, User)).Status}";
            // Umbraco's tree keeps what is restored to the top from below something in the bin where it was until the next start.
            case 8 when one is not null && (other is not null || Documents.GetById(one.Value) is { ParentId: Constants.System.RecycleBinContent }):
                return $"restore {one} to {other} {(await Editing.RestoreAsync(one.Value, other, User, chance.Next(2) == 0)).Status}";
            case 9 when one is not null:
                return $"delete {one} {(await Editing.DeleteFromRecycleBinAsync(one.Value, User)).Status}";
            case 10 when one is not null && Documents.GetById(one.Value) is { } renamed:
                foreach (var culture in renamed.AvailableCultures.DefaultIfEmpty())
                {
                    renamed.SetCultureName(Name(chance), culture);
                }
                return $"rename {one} {Documents.Save(renamed).Success}";
            default:
                return "nothing";
        }
    }

    private async Task<Guid?> CreateAsync(Random chance, Guid? parent)
    {
        var varies = chance.Next(2) == 0;
        var model = new ContentCreateModel
        {
            ContentTypeKey = varies ? Article.Key : Page.Key,
            ParentKey = parent,
            Variants = varies
                ? [new VariantModel { Culture = Finnish, Name = Name(chance) }, new VariantModel { Culture = Swedish, Name = Name(chance) }]
                : [new VariantModel { Name = Name(chance) }],
        };
        var result = await Editing.CreateAsync(model, User);
        Learn(result.Result.Content);
        return result.Result.Content?.Key;
    }

    private void Learn(IContent? created)
    {
        if (created is not null)
        {
            _known.Add(created.Key);
            _known.AddRange(Documents.GetPagedDescendants(created.Id, 0, int.MaxValue, out _).Select(d => d.Key));
        }
    }

    private Guid? Any(Random chance) => chance.Next(_known.Count + 1) is var i && i == _known.Count ? null : _known[i];

    private static string[] Cultures(Random chance) => chance.Next(3) switch { 0 => [Finnish], 1 => [Swedish], _ => [Finnish, Swedish] };

    private static string Name(Random chance) => string.Create(CultureInfo.InvariantCulture, $"Nimi {chance.Next(6)}");

    private async Task StartAsync()
    {
        var trees = Get<IDocumentNavigationManagementService>();
        await trees.RebuildAsync();
        await trees.RebuildBinAsync();
        await Get<IPublishStatusManagementService>().InitializeAsync(CancellationToken.None);
        await Get<IDocumentUrlService>().InitAsync(false, CancellationToken.None);
        await Get<IDocumentCacheService>().ClearMemoryCacheAsync(CancellationToken.None);
    }

    private string Describe()
    {
        var tree = Get<IDocumentNavigationQueryService>();
        var bin = (IRecycleBinNavigationQueryService)tree;
        var status = Get<IPublishStatusQueryService>();
        var (urls, cache) = (Get<IDocumentUrlService>(), Get<IPublishedContentCache>());
        var text = new StringBuilder();
        foreach (var key in _known)
        {
            var place = tree.TryGetParentKey(key, out var parent) ? $"in the tree below {parent}"
                : bin.TryGetParentKeyInBin(key, out parent) ? $"in the bin below {parent}"
                : "gone";
            text.Append(CultureInfo.InvariantCulture, $"{key} {place}");
            if (place == "gone")
            {
                text.AppendLine();
                continue;
            }
            foreach (var culture in new[] { Finnish, Swedish })
            {
                text.Append(CultureInfo.InvariantCulture, $" {status.IsDocumentPublished(key, culture)} {status.HasPublishedAncestorPath(key, culture)}");
                if (tree.TryGetParentKey(key, out _))
                {
                    // Nothing in the bin has an address; what Umbraco forgets of it at once it keeps in its table.
                    text.Append(CultureInfo.InvariantCulture, $" {urls.GetUrlSegment(key, culture, false)} {urls.GetUrlSegment(key, culture, true)} {urls.GetLegacyRouteFormat(key, culture, false)}");
                }
            }
            var (shown, draft) = (cache.GetById(key), cache.GetById(preview: true, key));
            text.AppendLine(CultureInfo.InvariantCulture, $" {Describe(shown)} {Describe(draft)}");
        }
        return text.ToString();
    }

    private static string Describe(IPublishedContent? page)
        => page is null ? "none" : $"{page.Path} {string.Join(',', page.Cultures.Select(c => $"{c.Key}:{c.Value.Name}:{c.Value.UrlSegment}").Order())}";

    private static string Difference(string remembered, string read)
        => string.Join('\n', remembered.Split('\n').Zip(read.Split('\n')).Where(l => l.First != l.Second).Select(l => $"remembered {l.First}\nread       {l.Second}"));
}
