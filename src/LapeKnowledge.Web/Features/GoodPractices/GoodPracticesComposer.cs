using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.GoodPractices;

internal sealed class GoodPracticesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<GoodPracticePages>();
        builder.Services.AddSingleton<ICardFacts, GoodPracticeCard>();
    }
}
