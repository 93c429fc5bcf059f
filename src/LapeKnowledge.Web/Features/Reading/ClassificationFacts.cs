using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Reading;

internal static class ClassificationFacts
{
    /// <summary>Themes, for whom, age, setting and provinces.</summary>
    public static FactList Classification(this FactList facts, IClassified document) =>
        facts
            .Items(Classified.Aliases.Themes, document.Themes)
            .Codes(Classified.Aliases.Audience, Vocabularies.Audience.Key, document.Audience)
            .Codes(Classified.Aliases.AgeRange, Vocabularies.AgeRange.Key, document.AgeRange)
            .Codes(Classified.Aliases.Setting, Vocabularies.Setting.Key, document.Setting)
            .Items(Classified.Aliases.Provinces, document.Provinces);
}
