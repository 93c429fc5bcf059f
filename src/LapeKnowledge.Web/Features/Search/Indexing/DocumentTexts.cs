using System.Text;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using Editors = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>
/// What a reader can read of a document in one language. Nothing is taken from the other language: it would be analysed as what it is not, and the other
/// language has a document of its own.
/// </summary>
internal sealed class DocumentTexts(Texts texts, DocumentFacts facts)
{
    /// <summary>Texts that are no part of what the document says: its settings, addresses, and what stands in a field of its own.</summary>
    private static readonly HashSet<string> NotBody =
    [
        Describable.Aliases.Summary, Describable.Aliases.ImageAlt, Seo.Aliases.SeoTitle, Seo.Aliases.SeoDescription, Seo.Aliases.UmbracoUrlName,
        Classified.Aliases.Keywords, Licensed.Aliases.Publisher, Sourced.Aliases.SourceNote, Theme.Aliases.PrefLabel, Theme.Aliases.AltLabels,
        Theme.Aliases.ExactMatch, Municipality.Aliases.Code, EvidenceItem.Aliases.Url, SeminarVideo.Aliases.EmbedUrl, SeminarVideo.Aliases.Transcript,
        SectionPage.Aliases.EmptyText,
    ];

    public Dictionary<SearchField, string> Of(IPublishedContent document, string culture) => new()
    {
        [SearchField.Title] = Names.Of(document, culture),
        [SearchField.Keywords] = string.Join('\n', Keywords(document, culture).Where(k => !string.IsNullOrWhiteSpace(k)).Distinct(StringComparer.CurrentCultureIgnoreCase)),
        [SearchField.Summary] = Value<string>(document, Describable.Aliases.Summary, culture)?.Trim() ?? string.Empty,
        [SearchField.Body] = Body(document, culture),
    };

    /// <summary>What an editor wrote down of a video.</summary>
    public static string? WrittenTranscript(SeminarVideo video, string culture) =>
        Value<IHtmlEncodedString>(video, SeminarVideo.Aliases.Transcript, culture)?.ToHtmlString() is { } html && RichTextWords.Of(html) is { Length: > 0 } text ? text : null;

    private static string Body(IPublishedContent document, string culture)
    {
        var body = new StringBuilder();
        if (document.GetProperty(Describable.Aliases.Body) is { } main)
        {
            Append(body, main, culture);
        }

        foreach (var property in document.Properties.Where(p => p.Alias != Describable.Aliases.Body && !NotBody.Contains(p.Alias)))
        {
            Append(body, property, culture);
        }

        return body.ToString();
    }

    private static void Append(StringBuilder body, IPublishedProperty property, string culture)
    {
        switch (property.PropertyType.EditorAlias)
        {
            case Editors.TextBox or Editors.TextArea:
                Append(body, Value<string>(property, culture));
                break;
            case Editors.RichText when Value<IHtmlEncodedString>(property, culture)?.ToHtmlString() is { } html:
                Append(body, RichTextWords.Of(html));
                break;
            case Editors.MultipleTextstring:
                Append(body, string.Join('\n', Value<IEnumerable<string>>(property, culture) ?? []));
                break;
            case Editors.MultiUrlPicker:
                Append(body, string.Join('\n', (Value<IEnumerable<Link>>(property, culture) ?? []).Select(l => l.Name)));
                break;
            case Editors.BlockList:
                foreach (var own in (Value<BlockListModel>(property, culture) ?? Enumerable.Empty<BlockListItem>()).SelectMany(b => b.Content.Properties).Where(p => !NotBody.Contains(p.Alias)))
                {
                    Append(body, own, culture);
                }

                break;
        }
    }

    private static void Append(StringBuilder body, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            body.Append(body.Length > 0 ? "\n" : string.Empty).Append(text.Trim());
        }
    }

    private IEnumerable<string?> Keywords(IPublishedContent document, string culture)
    {
        var labels = (Value<BlockListModel>(document, Classified.Aliases.Keywords, culture) ?? Enumerable.Empty<BlockListItem>()).Select(b => (b.Content as Keyword)?.Label);
        var named = facts.Named(document);
        return
        [
            .. labels,
            .. document is Theme theme ? Labels(theme, culture) : [],
            .. named.Themes.SelectMany(t => Labels(t, culture).Prepend(Names.Of(t, culture))),
            .. named.Others.Select(o => Names.Of(o, culture)),
            .. document is IClassified classified ? Codes(classified, culture) : [],
        ];
    }

    private static IEnumerable<string?> Labels(Theme theme, string culture) =>
        (Value<IEnumerable<string>>(theme, Theme.Aliases.AltLabels, culture) ?? []).Prepend(Value<string>(theme, Theme.Aliases.PrefLabel, culture));

    /// <summary>For whom and where, in the words that the page says it with.</summary>
    private IEnumerable<string> Codes(IClassified document, string culture) =>
        (document.Audience ?? []).Select(c => texts.Code(culture, Vocabularies.Audience.Key, c))
            .Concat((document.Setting ?? []).Select(c => texts.Code(culture, Vocabularies.Setting.Key, c)))
            .Concat((document.AgeRange ?? []).Select(c => texts.Code(culture, Vocabularies.AgeRange.Key, c)));

    private static T? Value<T>(IPublishedElement owner, string alias, string culture) where T : class =>
        owner.GetProperty(alias) is { } property ? Value<T>(property, culture) : null;

    private static T? Value<T>(IPublishedProperty property, string culture) where T : class =>
        property.GetValue(property.PropertyType.VariesByCulture() ? culture : null) as T;
}
