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
    IReadOnlyList<Card> Featured,
    IReadOnlyList<Card> UpcomingEvents,
    IReadOnlyList<Card> Sections,
    IReadOnlyList<ItemLink> Themes,
    Localized<string>? IntroTitle,
    Localized<IHtmlContent>? Intro);
