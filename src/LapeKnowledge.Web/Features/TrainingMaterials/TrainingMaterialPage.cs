using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using Microsoft.AspNetCore.Html;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

internal sealed record TrainingMaterialPage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<TextSection> Sections,
    Localized<IReadOnlyList<MaterialModule>>? Modules,
    IReadOnlyList<FileLink> Files,
    Localized<IReadOnlyList<Link>>? Links,
    Localized<IReadOnlyList<Link>>? Alignment,
    IReadOnlyList<RelatedGroup> Related);

internal sealed record MaterialModule(string Title, IHtmlContent? Description, FactValue? Duration, IReadOnlyList<FileLink> Files);
