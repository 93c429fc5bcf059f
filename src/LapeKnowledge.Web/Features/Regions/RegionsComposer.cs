using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed class RegionsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<Spreads>();
        builder.Services.AddSingleton<ProvincePages>();
        builder.Services.AddSingleton<MunicipalityPages>();
        builder.Services.AddSingleton<ICardFacts, MunicipalityCard>();
    }
}
