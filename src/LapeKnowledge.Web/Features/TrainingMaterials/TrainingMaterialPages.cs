using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

internal sealed class TrainingMaterialPages(DetailPages details)
{
    public TrainingMaterialPage Build(TrainingMaterial material)
    {
        var read = details.Open();
        var modules = Modules(read, material);
        var minutes = modules?.Value.Sum(m => m.Minutes) ?? 0;
        var facts = new FactList(read, material)
            .Code(TrainingMaterial.Aliases.LearningResourceType, Vocabularies.ResourceType.Key, material.LearningResourceType)
            .Minutes(TrainingMaterial.Aliases.TimeRequired, material.TimeRequired > 0 ? material.TimeRequired : minutes)
            .Codes(TrainingMaterial.Aliases.EducationalLevel, Vocabularies.EducationalLevel.Key, material.EducationalLevel)
            .Classification(material);
        var sections = new SectionList(read, material).Lines(TrainingMaterial.Aliases.Teaches);
        var links = read.Links(material, TrainingMaterial.Aliases.Links);
        var alignment = read.Links(material, TrainingMaterial.Aliases.Alignment);
        return new TrainingMaterialPage(
            details.Article(read, material),
            facts.All,
            sections.All,
            modules,
            Whole(read, modules?.Value.Count ?? 0, minutes),
            details.Media.Files(material.Files, read.Culture),
            links,
            alignment,
            Related(read, material));
    }

    private Localized<IReadOnlyList<MaterialModule>>? Modules(PageReader read, TrainingMaterial material) =>
        read.Blocks<TrainingModule>(material, TrainingMaterial.Aliases.Modules) is { } modules
            ? new([.. modules.Value.Select(m => Module(read, m))], modules.Language)
            : null;

    /// <returns>Null for a single module, which says it all.</returns>
    private static FactValue? Whole(PageReader read, int count, int minutes) => count switch
    {
        <= 1 => null,
        _ when minutes == 0 => new FactValue(read.Interface(InterfaceTexts.ModulesCount, count)),
        _ => new FactValue(read.Interface(InterfaceTexts.ModulesTotal, count, read.Dates.Minutes(read.Culture, minutes)), Machine: FormattableString.Invariant($"PT{minutes}M")),
    };

    private MaterialModule Module(PageReader read, TrainingModule module)
    {
        var minutes = Math.Max(0, module.TimeRequired);
        var duration = new FactList(read, module).Minutes(TrainingModule.Aliases.TimeRequired, minutes).All;
        return new MaterialModule(
            module.Key,
            module.Title ?? string.Empty,
            PageReader.ToHtml(module.Description),
            minutes,
            duration is [var fact] ? fact.Values[0] : null,
            details.Media.Files(module.Files, read.Culture));
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, TrainingMaterial material) =>
        details.Groups(read)
            .Add(TrainingMaterial.Aliases.Tools, read.Label(TrainingMaterial.Aliases.Tools), material.Tools)
            .Add(TrainingMaterial.Aliases.BasedOn, read.Label(TrainingMaterial.Aliases.BasedOn), material.BasedOn)
            .AddByName("derived", read.Interface(InterfaceTexts.BuildsOnThis), details.Related.Referring<IPublishedContent>(material.Key, TrainingMaterial.Aliases.BasedOn))
            .AddByName("events", read.Interface(InterfaceTexts.UsedInEvents), details.Related.Referring<Event>(material.Key, Event.Aliases.Materials))
            .AddByName("seminars", read.Interface(InterfaceTexts.UsedInSeminars), details.Related.Referring<Seminar>(material.Key, Seminar.Aliases.Materials))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(material.Key, CollectionItem.Aliases.Item))
            .All;
}
