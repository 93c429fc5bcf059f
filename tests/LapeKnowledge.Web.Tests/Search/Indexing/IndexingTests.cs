using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>The index follows every kind of change of what is published. The words are no words of any language, so that nothing else has them.</summary>
[Collection(SiteCollection.Name)]
public sealed class IndexingTests(SiteFixture site) : IAsyncLifetime
{
    private const string Fi = IndexedSite.Finnish;
    private const string Sv = IndexedSite.Swedish;
    private const string Practices = "/hyvat-kaytannot";
    private const string Pilots = "/pilotit";
    private const string Themes = "/teemat";
    private readonly IndexedSite _indexed = new(site);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Whatever a test did, in the end the index is what the site shows.</summary>
    public async Task DisposeAsync()
    {
        _indexed.Dispose();
        await _indexed.AssertWellAsync();
    }

    [Fact]
    public void A_document_is_found_from_when_it_is_published_until_it_is_unpublished()
    {
        var practice = Practice("Zorpelox", (GoodPractice.Aliases.Problem, "<p>Tässä <b>plimp</b>zukki.</p>"));
        Assert.Empty(_indexed.Find("zorpelox"));

        _indexed.Publish(practice);
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
        _indexed.AssertFound("plimpzukki", (practice.Key, Fi));

        practice.SetCultureName("Zindelox", Fi);
        _indexed.Content.Save(practice); // a draft
        _indexed.AssertFound("zendelox", (_indexed.Publish(Practice("Zendelox")).Key, Fi));
        Assert.Empty(_indexed.Find("zindelox"));

        _indexed.Publish(practice);
        _indexed.AssertFound("zindelox", (practice.Key, Fi));
        Assert.Empty(_indexed.Find("zorpelox"));

        _indexed.Content.Unpublish(practice);
        _indexed.AssertFound("zindelox");
    }

    [Fact]
    public void Each_language_has_a_document_and_readers_of_a_language_without_one_get_the_other()
    {
        var practice = _indexed.Publish(Practice("Zorpelox kaksin"));
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.View, "fi", "sv");

        practice.SetCultureName("Zorpelox tillsammans", Sv);
        _indexed.Publish(practice, Fi, Sv);
        _indexed.AssertFound("zorpelox", (practice.Key, Fi), (practice.Key, Sv));
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.View, "fi");
        _indexed.AssertFacts(practice.Key, Sv, SearchColumns.View, "sv");

        _indexed.Content.Unpublish(practice, Sv);
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.View, "fi", "sv");
    }

    [Fact]
    public void A_language_is_found_only_below_pages_that_are_open_in_it()
    {
        var page = _indexed.Publish(_indexed.New(Page.ModelTypeAlias, _indexed.KeyAt("/"), "Zorpax"));
        var below = _indexed.New(Page.ModelTypeAlias, page.Key, "Zaflix");
        below.SetCultureName("Zaflix", Sv);
        _indexed.Publish(below, Fi, Sv);
        _indexed.AssertFound("zaflix", (below.Key, Fi));

        page.SetCultureName("Zorpaxen", Sv);
        _indexed.Publish(page, Fi, Sv);
        _indexed.AssertFound("zaflix", (below.Key, Fi), (below.Key, Sv));

        _indexed.Content.Unpublish(page, Sv);
        _indexed.AssertFound("zaflix", (below.Key, Fi));
    }

    [Fact]
    public void A_branch_is_moved_thrown_away_taken_back_and_removed_as_a_whole()
    {
        var (pilot, process) = PilotWithProcess();
        _indexed.AssertFound("zindrix", (process.Key, Fi));
        var other = _indexed.Publish(_indexed.New(Page.ModelTypeAlias, _indexed.KeyAt("/"), "Zorpax"));

        Assert.True(_indexed.Content.Move(pilot, other.Id).Success);
        _indexed.AssertWith(SearchColumns.Branch, other.Key.ToString("N"), (other.Key, Fi), (pilot.Key, Fi), (process.Key, Fi));

        _indexed.Content.MoveToRecycleBin(pilot);
        _indexed.AssertFound("zindrix");
        Assert.Empty(_indexed.Find("zorblax"));

        pilot = _indexed.Content.GetById(pilot.Key)!;
        Assert.True(_indexed.Content.Move(pilot, _indexed.Content.GetById(_indexed.KeyAt(Pilots))!.Id).Success);
        _indexed.Publish(pilot);
        _indexed.Publish(_indexed.Content.GetById(process.Key)!);
        _indexed.AssertFound("zindrix", (process.Key, Fi));

        _indexed.Content.Delete(_indexed.Content.GetById(pilot.Key)!); // not through the bin: the log names the top alone
        _indexed.AssertFound("zindrix");
        Assert.Empty(_indexed.With(SearchColumns.Branch, pilot.Key.ToString("N")));
    }

    [Fact]
    public void What_names_a_theme_is_found_by_its_new_name_and_no_longer_by_the_former_one()
    {
        var theme = _indexed.Publish(_indexed.New(Theme.ModelTypeAlias, _indexed.KeyAt(Themes), "Zemvlax", (Theme.Aliases.AltLabels, "Zivuplonx")));
        var practice = _indexed.Publish(Practice("Nimetön", (Classified.Aliases.Themes, IndexedSite.UdiOf(theme.Key).ToString())));
        _indexed.AssertFound("zemvlax", (theme.Key, Fi), (practice.Key, Fi));
        _indexed.AssertFound("zivuplonx", (theme.Key, Fi), (practice.Key, Fi));
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.Theme, theme.Key.ToString("D"));

        theme.SetCultureName("Zulvlax", Fi);
        _indexed.Publish(theme);
        _indexed.AssertFound("zulvlax", (theme.Key, Fi), (practice.Key, Fi));
        Assert.Empty(_indexed.Find("zemvlax"));

        _indexed.Content.Unpublish(theme);
        _indexed.AssertFound("zulvlax");
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.Theme);
    }

    [Fact]
    public void A_municipality_is_named_through_pilots_by_practices_and_processes()
    {
        var province = _indexed.KeyAt("/alueet/varsinais-suomi");
        var municipality = _indexed.Publish(_indexed.New(Municipality.ModelTypeAlias, province, "Zurmqik", (Municipality.Aliases.Code, "999")));
        var (pilot, process) = PilotWithProcess((Pilot.Aliases.Municipality, IndexedSite.UdiOf(municipality.Key).ToString()));
        var practice = _indexed.Publish(Practice("Nimetön", (GoodPractice.Aliases.Pilots, IndexedSite.UdiOf(pilot.Key).ToString())));
        (Guid, string)[] all = [(municipality.Key, Fi), (pilot.Key, Fi), (process.Key, Fi), (practice.Key, Fi)];
        _indexed.AssertFound("zurmqik", all);
        _indexed.AssertWith(SearchColumns.Municipality, municipality.Key.ToString("D"), all);
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.Province, province.ToString("D"));

        municipality.SetCultureName("Zulmqik", Fi);
        _indexed.Publish(municipality);
        _indexed.AssertFound("zulmqik", all);

        var other = _indexed.KeyAt("/alueet/satakunta");
        Assert.True(_indexed.Content.Move(municipality, _indexed.Content.GetById(other)!.Id).Success);
        _indexed.AssertFacts(practice.Key, Fi, SearchColumns.Province, other.ToString("D"));
    }

    [Fact]
    public async Task A_property_that_is_removed_from_a_type_is_no_longer_found()
    {
        var types = _indexed.Get<IContentTypeService>();
        var text = (await _indexed.Get<IDataTypeService>().GetByEditorAliasAsync(Constants.PropertyEditors.Aliases.TextBox)).First();
        var type = types.Get(Page.ModelTypeAlias)!;
        type.AddPropertyType(new PropertyType(_indexed.Get<IShortStringHelper>(), text, "kvorkentta") { Name = "Kvorkenttä" }, "lisa", "Lisä");
        await types.UpdateAsync(type, Constants.Security.SuperUserKey);
        try
        {
            var page = _indexed.Publish(_indexed.New(Page.ModelTypeAlias, _indexed.KeyAt("/"), "Zorpax", ("kvorkentta", "rämpsykkä")));
            _indexed.AssertFound("rämpsykkä", (page.Key, Fi));
        }
        finally
        {
            type = types.Get(Page.ModelTypeAlias)!;
            type.RemovePropertyType("kvorkentta");
            type.RemovePropertyGroup("lisa");
            await types.UpdateAsync(type, Constants.Security.SuperUserKey);
        }

        _indexed.AssertFound("rämpsykkä");
    }

    [Fact]
    public void A_protected_branch_is_found_by_those_alone_who_may_open_it()
    {
        var (pilot, process) = PilotWithProcess();
        _indexed.AssertFacts(process.Key, Fi, SearchColumns.Access, SearchColumns.Everyone);
        var access = _indexed.Get<IPublicAccessService>();
        var entry = new PublicAccessEntry(pilot, pilot, pilot, []);
        entry.AddRule("ryhmä", Constants.Conventions.PublicAccess.MemberRoleRuleType);
        Assert.True(access.Save(entry).Success);
        try
        {
            entry = access.GetEntryForContent(pilot)!;
            _indexed.AssertWith(SearchColumns.Access, entry.Key.ToString("D"), (pilot.Key, Fi), (process.Key, Fi));
            Assert.Empty(_indexed.Find("zindrix", "fi", new ColumnFilter(SearchColumns.Access, [SearchColumns.Everyone])));
        }
        finally
        {
            access.Delete(access.GetEntryForContent(pilot)!);
        }

        _indexed.AssertWith(SearchColumns.Access, entry.Key.ToString("D"));
        _indexed.AssertFacts(process.Key, Fi, SearchColumns.Access, SearchColumns.Everyone);
    }

    [Fact]
    public void A_former_version_is_found_when_it_is_published_again()
    {
        var practice = _indexed.Publish(Practice("Zorpelox"));
        var former = _indexed.Content.GetById(practice.Key)!.PublishedVersionId;
        practice.SetCultureName("Zulapelox", Fi);
        _indexed.Publish(practice);
        _indexed.AssertFound("zulapelox", (practice.Key, Fi));

        Assert.True(_indexed.Content.Rollback(practice.Id, former, Fi).Success);
        Assert.Equal([SearchDocuments.KeyOf(practice.Key, Fi)], _indexed.Find("zulapelox"));
        _indexed.Publish(_indexed.Content.GetById(practice.Key)!);
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
        Assert.Empty(_indexed.Find("zulapelox"));
    }

    [Fact]
    public void A_video_is_found_by_what_is_said_and_the_hit_knows_the_second()
    {
        using var videos = new TemporaryVideos(site);
        var captions = videos.File("k.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Puhuja>Ensin hei.\n\n01:05.500 --> 01:09.000\nSitten zanqort.\n");
        var (key, _) = videos.Publish("Zideox", (SeminarVideo.Aliases.Captions, videos.Captions("fi", captions)));
        _indexed.AssertFound("zanqort", (key, Fi));

        var hit = Assert.Single(_indexed.Index.Search(new SearchRequest("zanqort", "fi")).Hits);
        Assert.Equal(SearchField.Transcript, hit.Snippet!.Field);
        Assert.Equal(65, StoredCues.SecondAt(hit.Stored, hit.Snippet.FirstMark));
        Assert.Equal(1, StoredCues.SecondAt(hit.Stored, 0));
        Assert.DoesNotContain("Puhuja", hit.Snippet.Highlighted.Text, StringComparison.Ordinal);

        var files = _indexed.Get<MediaFileManager>().FileSystem;
        files.AddFile(files.GetRelativePath(TemporaryVideos.AddressOf(captions)), new MemoryStream("WEBVTT\n\n00:01.000 --> 00:02.000\nNyt zuldrek.\n"u8.ToArray()), overrideIfExists: true);
        _indexed.Get<IMediaService>().Save(captions);
        _indexed.AssertFound("zuldrek", (key, Fi));
        Assert.Empty(_indexed.Find("zanqort"));
    }

    [Fact]
    public async Task It_is_filled_anew_when_that_is_asked_for_through_the_log()
    {
        var practice = _indexed.Publish(Practice("Zorpelox"));
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
        await _indexed.AssertWellAsync(); // nothing of the site's own is on the way any more
        var index = _indexed.Index;
        index.Apply(new IndexChange([], [new SearchDocument("muu/fi", "fi") { Texts = new Dictionary<SearchField, string> { [SearchField.Title] = "Haamu" } }], index.Position));
        Assert.Contains("muu/fi", _indexed.Find("haamu"));

        _indexed.Get<DistributedCache>().RefreshAll(RebuildRefresher.UniqueId);

        IndexedSite.Eventually(() => _indexed.Find("haamu").Contains("muu/fi") ? null : index, () => "what is in no document stayed");
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
    }

    [Fact]
    public void Damage_that_a_search_meets_is_mended()
    {
        var practice = _indexed.Publish(Practice("Zorpelox"));
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
        var former = _indexed.Index;

        _indexed.Get<ISearchStatus>().ReportDamage(new IndexDamagedException("A search met it."));

        IndexedSite.Eventually(() => _indexed.Index is var index && index != former ? index : null);
        _indexed.AssertFound("zorpelox", (practice.Key, Fi));
        Assert.Null(_indexed.Get<ISearchStatus>().Failure);
    }

    private IContent Practice(string name, params (string, object)[] values) => _indexed.New(GoodPractice.ModelTypeAlias, _indexed.KeyAt(Practices), name, values);

    private (IContent Pilot, IContent Process) PilotWithProcess(params (string, object)[] values)
    {
        var pilot = _indexed.Publish(_indexed.New(Pilot.ModelTypeAlias, _indexed.KeyAt(Pilots), "Zorblax", values));
        var process = _indexed.Publish(_indexed.New(ProcessDescription.ModelTypeAlias, pilot.Key, "Zindrix"));
        return (pilot, process);
    }
}
