using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarVideoCard : CardFacts<SeminarVideo>
{
    protected override void Add(FactList facts, SeminarVideo document) =>
        facts.Seconds(SeminarVideo.Aliases.Duration, document.Duration).Lines(SeminarVideo.Aliases.Speakers);
}
