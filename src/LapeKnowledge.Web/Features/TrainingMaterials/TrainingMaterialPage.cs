using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

/// <param name="Whole">How many modules there are and how long they take together.</param>
internal sealed record TrainingMaterialPage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<TextSection> Sections,
    Localized<IReadOnlyList<MaterialModule>>? Modules,
    FactValue? Whole,
    IReadOnlyList<FileLink> Files,
    Localized<IReadOnlyList<Link>>? Links,
    Localized<IReadOnlyList<Link>>? Alignment,
    IReadOnlyList<RelatedGroup> Related);

/// <param name="Key">By which the browser of a reader remembers that it is done.</param>
internal sealed record MaterialModule(Guid Key, string Title, IHtmlContent? Description, int Minutes, FactValue? Duration, IReadOnlyList<FileLink> Files);
