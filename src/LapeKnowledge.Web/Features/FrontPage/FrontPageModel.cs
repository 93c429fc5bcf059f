using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Web.Features.FrontPage;

internal sealed record FrontPageModel(
    Localized<string> Title,
    Localized<string>? Text,
    Picture? Picture,
    Localized<IReadOnlyList<Link>>? Links,
    Localized<string>? FeaturedTitle,
    IReadOnlyList<Way> Ways,
    IReadOnlyList<Card> Featured,
    IReadOnlyList<Card> Newest,
    IReadOnlyList<Card> UpcomingEvents,
    IReadOnlyList<ItemLink> Themes,
    Localized<string>? IntroTitle,
    Localized<IHtmlContent>? Intro)
{
    /// <summary>The section that lists events, for when none are to come.</summary>
    public ItemLink? Events { get; init; }
}

/// <summary>A way in for one kind of reader.</summary>
/// <param name="Icon">Name of the symbol.</param>
internal sealed record Way(string Icon, string Heading, string Text, IReadOnlyList<ItemLink> Links);
