using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>One row of a programme or of an agenda.</summary>
internal sealed record AgendaRow(string? Time, string Title, IHtmlContent? Description)
{
    public static Localized<IReadOnlyList<AgendaRow>>? Of(PageReader read, IPublishedElement owner, string alias) =>
        read.Blocks<AgendaItem>(owner, alias) is { } items
            ? new([.. items.Value.Select(i => new AgendaRow(i.Time, i.Title ?? string.Empty, PageReader.ToHtml(i.Description)))], items.Language)
            : null;
}
