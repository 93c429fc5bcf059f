using System.Globalization;
using System.Text;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>A value of a facet as a reader knows it.</summary>
/// <param name="Value">How it stands in an address.</param>
/// <param name="LabelLanguage">The value of <c>lang</c> when the label is not in the language of the page.</param>
internal sealed record FacetName(string Value, string Label, string? LabelLanguage = null);

/// <summary>What the values of the index's columns are called, and which value a reader means. Made anew when something published changes.</summary>
internal sealed class SearchVocabulary(RelatedContent related, PageReaders readers, Texts texts, BuiltPages built)
{
    public const int FirstYear = 1000;
    public const int LastYear = 9999;

    private static readonly string[] Types =
    [
        GoodPractice.ModelTypeAlias, Tool.ModelTypeAlias, Pilot.ModelTypeAlias, ProcessDescription.ModelTypeAlias, TrainingMaterial.ModelTypeAlias, Seminar.ModelTypeAlias,
        SeminarVideo.ModelTypeAlias, Event.ModelTypeAlias, PeriodReport.ModelTypeAlias, WorkingGroup.ModelTypeAlias, Meeting.ModelTypeAlias, Municipality.ModelTypeAlias,
        Province.ModelTypeAlias, Theme.ModelTypeAlias, Discussions.ThreadDocuments.Type, Collection.ModelTypeAlias, Page.ModelTypeAlias, SectionPage.ModelTypeAlias, Home.ModelTypeAlias,
    ];

    private Names? _names;

    /// <summary>Null when there is no such value (any more).</summary>
    /// <param name="value">As it stands in the index.</param>
    public FacetName? Of(SearchFacet facet, string value, string culture) =>
        facet.Column == SearchColumns.Year
            ? IsYear(value) ? new FacetName(value, value) : null
            : Current().ByValue.GetValueOrDefault((facet.Column, value, culture));

    /// <summary>The value in the index that a reader means by its address, its name or its key, in either language; null when there is none.</summary>
    public string? Find(SearchFacet facet, string meant) =>
        facet.Column == SearchColumns.Year
            ? IsYear(meant) ? meant : null
            : Current().BySpelling.GetValueOrDefault((facet.Column, Fold(meant)));

    /// <summary>Every value of the facet that has a name, in the order of the vocabulary.</summary>
    public IReadOnlyList<FacetName> All(SearchFacet facet, string culture) => Current().InOrder.GetValueOrDefault((facet.Column, culture)) ?? [];

    /// <summary>Its place in the vocabulary, for facets whose values have an order of their own.</summary>
    public int Place(SearchFacet facet, string value, string culture) => All(facet, culture).TakeWhile(n => n.Value != Of(facet, value, culture)?.Value).Count();

    private static bool IsYear(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear;

    private Names Current()
    {
        var generation = built.Generation;
        var names = Volatile.Read(ref _names);
        if (names is null || names.Generation != generation)
        {
            names = Make(generation);
            Volatile.Write(ref _names, names);
        }

        return names;
    }

    private Names Make(int generation)
    {
        var names = new Names(generation);
        AddDocuments<Theme>(names, SearchColumns.Theme, Theme.ModelTypeAlias);
        AddDocuments<Tool>(names, SearchColumns.Tool, Tool.ModelTypeAlias);
        AddDocuments<Province>(names, SearchColumns.Province, Province.ModelTypeAlias);
        AddDocuments<Municipality>(names, SearchColumns.Municipality, Municipality.ModelTypeAlias);
        foreach (var culture in Cultures.All)
        {
            foreach (var type in Types)
            {
                names.Add(SearchColumns.Type, type, culture, new FacetName(type, texts.Types(culture, type)), texts.Type(culture, type));
            }

            foreach (var code in Vocabularies.Audience.All)
            {
                names.Add(SearchColumns.Audience, code, culture, new FacetName(code, texts.Code(culture, Vocabularies.Audience.Key, code)));
            }

            names.Add(SearchColumns.Language, "fi", culture, new FacetName("fi", texts.Get(culture, InterfaceTexts.SearchInFinnish)), "suomi", "finska", "finnish");
            names.Add(SearchColumns.Language, "sv", culture, new FacetName("sv", texts.Get(culture, InterfaceTexts.SearchInSwedish)), "ruotsi", "svenska", "swedish");
        }

        return names;
    }

    private void AddDocuments<T>(Names names, string column, string alias) where T : class, IPublishedContent
    {
        var documents = related.OfType<T>(alias);
        foreach (var culture in Cultures.All)
        {
            var read = readers.In(culture);
            foreach (var link in RelatedContent.ByName(documents, culture).Select(read.LinkTo).OfType<ItemLink>())
            {
                var key = link.Key.ToString("D");
                names.Add(column, key, culture, new FacetName(link.Url.TrimEnd('/').Split('/')[^1], link.Name, link.Language), key);
            }
        }
    }

    /// <summary>The same for every way to write it: letter case, dots above letters, spaces and hyphens do not count.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private sealed class Names(int generation)
    {
        public int Generation => generation;

        public Dictionary<(string Column, string Value, string Culture), FacetName> ByValue { get; } = [];

        public Dictionary<(string Column, string Spelling), string> BySpelling { get; } = [];

        public Dictionary<(string Column, string Culture), List<FacetName>> InOrder { get; } = [];

        public void Add(string column, string value, string culture, FacetName name, params string[] alsoCalled)
        {
            ByValue[(column, value, culture)] = name;
            (InOrder.TryGetValue((column, culture), out var all) ? all : InOrder[(column, culture)] = []).Add(name);
            foreach (var spelling in alsoCalled.Append(name.Value).Append(name.Label).Append(value))
            {
                BySpelling.TryAdd((column, Fold(spelling)), value);
            }
        }
    }
}
