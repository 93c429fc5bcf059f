using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

internal sealed class TrainingMaterialsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<TrainingMaterialPages>();
        builder.Services.AddSingleton<ICardFacts, TrainingMaterialCard>();
    }
}
