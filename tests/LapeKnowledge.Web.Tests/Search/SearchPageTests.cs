using System.Text.Encodings.Web;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Features.Search.Pages;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>What the search page makes of what an index answers.</summary>
[Collection(SiteCollection.Name)]
public sealed class SearchPageTests(SiteFixture site)
{
    private const string Participation = "teema=osallisuus";

    [Fact]
    public void What_was_chosen_is_ticked_has_a_chip_and_does_not_hide_its_siblings()
    {
        var open = Page("q=koulu");
        var chosen = Page("q=koulu&" + Participation);

        Assert.Equal(SearchState.Found, chosen.State);
        Assert.Equal("osallisuus", Assert.Single(Theme(chosen), c => c.IsChosen).Value);
        Assert.Equal(Theme(open).Select(c => (c.Value, c.Count)), Theme(chosen).Select(c => (c.Value, c.Count)));
        var chip = Assert.Single(chosen.Chosen);
        Assert.Equal(("Osallisuus", "/haku?q=koulu"), (chip.Name, chip.Url));
    }

    [Fact]
    public void Swedish_pages_have_Swedish_names_values_and_addresses()
    {
        var page = Page("q=skola&tema=delaktighet&typ=goodPractice", Cultures.Swedish);

        Assert.False(page.HasUnknown);
        Assert.Equal(["God praxis", "Delaktighet"], page.Chosen.Select(c => c.Name));
        Assert.Equal("/sv/sok?q=skola&tema=delaktighet", page.Chosen[0].Url);
        Assert.All(page.Results, r => Assert.Equal("goodPractice", r.Type));
    }

    [Fact]
    public void The_other_languages_address_asks_for_the_same()
    {
        var vocabulary = site.Services.GetRequiredService<SearchVocabulary>();
        var asked = InContext(_ => AskedPage.Read(Query("q=koulu&teema=osallisuus&kunta=turku&jarjestys=uusin"), vocabulary, Cultures.Finnish));

        Assert.Equal("/sv/sok?q=koulu&tema=delaktighet&kommun=abo&ordning=uusin", InContext(_ => SearchAddresses.Page(asked.Question with { Culture = Cultures.Swedish }, vocabulary)));
    }

    [Fact]
    public void Readers_get_only_what_everyone_may_open_and_their_language_unless_they_ask_for_another()
    {
        var engine = Engine();
        Page("q=koulu", engine: engine);
        Page("q=koulu&kieli=sv", engine: engine);
        Page("q=koulu kieli:ruotsi", engine: engine);

        Assert.All(engine.Asked, r => Assert.Contains(r.Required, f => f is { Column: SearchColumns.Access, Values: [SearchColumns.Everyone] }));
        Assert.Contains(engine.Asked[0].Required, f => f is { Column: SearchColumns.View, Values: ["fi"] });
        Assert.All(engine.Asked.Where(r => r.Query != "koulu" || r.Filters.Count > 0), r => Assert.DoesNotContain(r.Required, f => f.Column == SearchColumns.View));
    }

    [Fact]
    public void Each_language_says_how_many_texts_it_gives()
    {
        var open = Page("q=skola");
        var swedish = Assert.Single(open.Groups.Single(g => g.Parameter == "kieli").Choices, c => c.Value == "sv");

        Assert.Equal(swedish.Count, int.Parse(Page("q=skola&kieli=sv").Heading.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("teema", "osallisuus", SearchColumns.Theme)]
    [InlineData("tema", "Delaktighet", SearchColumns.Theme)]
    [InlineData("THEME", "OSALLISUUS", SearchColumns.Theme)]
    [InlineData("kunta", "Turku", SearchColumns.Municipality)]
    [InlineData("kommun", "åbo", SearchColumns.Municipality)]
    [InlineData("työkalu", "Lapset puheeksi", SearchColumns.Tool)]
    [InlineData("tyokalu", "lapset-puheeksi", SearchColumns.Tool)]
    [InlineData("maakunta", "Uusimaa", SearchColumns.Province)]
    [InlineData("landskap", "nyland", SearchColumns.Province)]
    [InlineData("tyyppi", "pilotti", SearchColumns.Type)]
    [InlineData("typ", "piloter", SearchColumns.Type)]
    [InlineData("kenelle", "teacher", SearchColumns.Audience)]
    [InlineData("vuosi", "2018", SearchColumns.Year)]
    [InlineData("år", "2018", SearchColumns.Year)]
    [InlineData("språk", "finska", SearchColumns.Language)]
    public void A_field_of_the_query_is_known_by_its_names_in_both_languages(string name, string value, string column) =>
        Assert.Equal(column, Resolve(name, value)?.Column);

    [Theory]
    [InlineData("teema", "ei ole")]
    [InlineData("klo", "12")]
    [InlineData("vuosi", "kaksi")]
    [InlineData("", "")]
    public void What_names_nothing_is_left_to_be_searched_as_words(string name, string value) => Assert.Null(Resolve(name, value));

    [Fact]
    public void A_page_beyond_the_end_is_the_last_one()
    {
        var last = Page("q=koulu&sivu=999999999");
        Assert.Equal(last.Paging.Pages, last.Paging.Page);
        Assert.NotEmpty(last.Results);
        Assert.Null(last.Paging.Next);
        Assert.Equal(1, Page("q=koulu&sivu=-5").Paging.Page);
        Assert.Equal(1, Page("q=koulu&sivu=kolme").Paging.Page);
    }

    [Theory]
    [InlineData("q=koulu&teema=ei-ole")]
    [InlineData("q=koulu&vuosi=-1")]
    [InlineData("q=koulu&kieli=fr")]
    [InlineData("q=koulu&jarjestys=takaperin")]
    public void What_is_not_there_is_left_out_and_said(string asked)
    {
        var page = Page(asked);
        Assert.True(page.HasUnknown);
        Assert.Equal(Page("q=koulu").Heading, page.Heading);
    }

    [Fact]
    public void Nothing_found_tells_what_each_filter_costs()
    {
        var page = Page("q=koulu&vuosi=1917&" + Participation);

        Assert.Equal(SearchState.Nothing, page.State);
        var year = Assert.Single(page.Chosen, c => c.Name == "1917");
        Assert.Equal(Page("q=koulu&" + Participation).Heading, $"{year.Count} tulosta");
        Assert.Equal(0, Assert.Single(page.Chosen, c => c.Name == "Osallisuus").Count);
        Assert.Equal(Page("q=koulu").Heading, $"{page.Unfiltered!.Count} tulosta");
        Assert.NotEmpty(page.Themes);
    }

    [Fact]
    public void A_query_that_only_the_other_language_knows_offers_it()
    {
        var page = Page("q=delaktighet");
        Assert.Equal(SearchState.Nothing, page.State);
        Assert.Equal("/haku?q=delaktighet&kieli=sv", page.OtherLanguage?.Url);
    }

    [Fact]
    public void An_empty_search_shows_ways_to_begin()
    {
        var page = Page("q=%20%09");
        Assert.Equal(SearchState.Start, page.State);
        Assert.True(page.Themes.Count > 5);
        Assert.True(page.Examples.Count > 2);
        Assert.Contains(page.Types, t => t.Url == "/haku?tyyppi=goodPractice" && t.Count > 5);
    }

    [Fact]
    public void While_there_is_no_index_the_page_says_how_far_it_has_come()
    {
        var page = Page("q=koulu", engine: new SmallEngine(null) { Progress = new IndexingProgress(1, 4) });
        Assert.Equal((SearchState.Building, 25), (page.State, page.Progress));
        Assert.Equal(SearchState.Building, Page(string.Empty, engine: new SmallEngine(null)).State);
    }

    [Fact]
    public void A_query_that_is_too_long_is_not_searched()
    {
        var engine = Engine();
        var page = Page("q=" + new string('a', SearchRequest.MaxQueryLength + 1), engine: engine);
        Assert.Equal(SearchState.TooLong, page.State);
        Assert.Empty(engine.Asked);
    }

    [Fact]
    public void Mended_words_and_other_words_of_a_concept_are_said()
    {
        var engine = Engine(response => response with
        {
            DidYouMean = "koulu",
            Corrections = [new Correction("koullu", "koulu")],
            Concepts = [new ConceptUse("koulu", "skola", "sv"), new ConceptUse("koulu", "oppilaitos", "fi")],
        });
        var page = Page("q=koullu koulussa", engine: engine);

        Assert.Equal(new SearchLink("koulu", "/haku?q=koulu"), page.DidYouMean);
        Assert.Equal(new MendedWord("koullu", "koulu", "/haku?q=%22koullu%22%20koulussa"), Assert.Single(page.Mended));
        Assert.Equal([("skola", "sv"), ("oppilaitos", null)], page.Concepts.Select(c => (c.Value, c.Language)));
    }

    [Fact]
    public void A_result_says_why_it_was_found_and_in_which_language_it_is()
    {
        var engine = Engine(response => response with
        {
            Hits =
            [
                .. response.Hits.Select(h => h with
                {
                    Matches = [new WordMatch("koulu", "Koulu", MatchKind.Word), new WordMatch("koulu", "alakoulussa", MatchKind.CompoundPart), new WordMatch("ensamhet", "yksinäisyys", MatchKind.Translation)],
                }),
            ],
        });

        var finnish = Page("q=koulu", Cultures.Swedish, engine).Results[0]; // not translated
        Assert.Equal(("fi", "på finska"), (finnish.Language, finnish.LanguageNote));
        Assert.Equal([new Reason("alakoulussa", "koulu", "del av en sammansättning"), new Reason("yksinäisyys", "ensamhet", "samma begrepp på finska")], finnish.Reasons);
        Assert.Null(Page("q=koulu").Results[0].Language);
    }

    [Fact]
    public void A_hit_whose_document_is_gone_is_not_shown()
    {
        var engine = Engine(response => response.Hits.Count == 0 ? response : response with { Hits = [response.Hits[0] with { Key = SearchDocuments.KeyOf(Guid.Empty, Cultures.Finnish) }, response.Hits[0] with { Key = "x" }, .. response.Hits] });
        Assert.Equal(Page("q=koulu").Results.Count, Page("q=koulu", engine: engine).Results.Count);
    }

    private static IReadOnlyList<FilterChoice> Theme(SearchPageModel page) => page.Groups.Single(g => g.Parameter == "teema").Choices;

    private ColumnFilter? Resolve(string name, string value)
    {
        var engine = Engine();
        Page("q=koulu", engine: engine);
        return InContext(_ => engine.Asked[0].ResolveField!(name, value));
    }

    private SmallEngine Engine(Func<SearchResponse, SearchResponse>? also = null) =>
        new(InContext(s => SmallIndex.Of(s, new PublishedDocuments(s)))) { Also = also ?? (r => r) };

    private SearchPageModel Page(string asked, string culture = Cultures.Finnish, SmallEngine? engine = null)
    {
        var answering = engine ?? Engine();
        return InContext(services =>
        {
            var vocabulary = services.GetRequiredService<SearchVocabulary>();
            var texts = services.GetRequiredService<Texts>();
            var search = new SiteSearch(answering, vocabulary, services.GetRequiredService<RelatedContent>(), services.GetRequiredService<FoundDocuments>(), texts);
            var pages = new SearchPages(search, new ResultCards(texts, HtmlEncoder.Default), services.GetRequiredService<PageReaders>(), texts);
            return pages.Build(AskedPage.Read(Query(asked), vocabulary, culture));
        });
    }

    private T InContext<T>(Func<IServiceProvider, T> read) => site.InContext(read);

    private static QueryCollection Query(string asked) => new(QueryHelpers.ParseQuery(asked));
}
