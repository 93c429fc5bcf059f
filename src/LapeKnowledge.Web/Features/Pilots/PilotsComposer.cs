using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Pilots;

internal sealed class PilotsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<PilotPages>();
        builder.Services.AddSingleton<ProcessDescriptionPages>();
        builder.Services.AddSingleton<ICardFacts, PilotCard>();
        builder.Services.AddSingleton<ICardFacts, ProcessDescriptionCard>();
    }
}
