using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>A headed part of a page; one of the three bodies is set.</summary>
internal sealed record TextSection(
    string Id, string Heading, Localized<IHtmlContent>? Html = null, Localized<string>? Text = null, Localized<IReadOnlyList<string>>? Lines = null);

/// <summary>Collects the parts of a document that are written; each is headed with the name of its property.</summary>
internal sealed class SectionList(PageReader read, IPublishedElement owner)
{
    private readonly List<TextSection> _sections = [];

    public IReadOnlyList<TextSection> All => _sections;

    public SectionList Html(string alias) => read.Html(owner, alias) is { } html ? Add(new TextSection(alias, read.Label(alias), Html: html)) : this;

    public SectionList Text(string alias) => read.Text(owner, alias) is { } text ? Add(new TextSection(alias, read.Label(alias), Text: text)) : this;

    public SectionList Lines(string alias) => read.Lines(owner, alias) is { } lines ? Add(new TextSection(alias, read.Label(alias), Lines: lines)) : this;

    private SectionList Add(TextSection section)
    {
        _sections.Add(section);
        return this;
    }
}
