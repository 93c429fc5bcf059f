using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<SeminarPages>();
        builder.Services.AddSingleton<SeminarVideoPages>();
        builder.Services.AddSingleton<ICardFacts, SeminarCard>();
        builder.Services.AddSingleton<ICardFacts, SeminarVideoCard>();
    }
}
