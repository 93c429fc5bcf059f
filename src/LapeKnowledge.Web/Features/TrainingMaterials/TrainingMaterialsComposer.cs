using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

internal sealed class TrainingMaterialsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<ProgressDbContext>(ProgressDbContext.History);
        builder.Services.AddSingleton<ProgressStore>();
        builder.Services.AddSingleton<IPersonalData>(services => services.GetRequiredService<ProgressStore>());
        builder.Services.AddSingleton<IOwnPart, OwnProgress>();
        builder.Services.AddSingleton<TrainingModules>();
        builder.Services.AddSingleton<TrainingMaterialPages>();
        builder.Services.AddSingleton<ICardFacts, TrainingMaterialCard>();
    }
}
