using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SeminarPages>();
        services.AddSingleton<SeminarVideoPages>();
        services.AddSingleton<ICardFacts, SeminarCard>();
        services.AddSingleton<ICardFacts, SeminarVideoCard>();
        services.AddSingleton<CaptionFiles>();
        services.AddOptions<PosterLimits>().BindConfiguration(PosterLimits.Section);
        services.AddSingleton<Ffmpeg>();
        services.AddSingleton<Posters>();
        services.AddHealthChecks().AddCheck<PostersCheck>("posters", tags: [PostersCheck.Tag]);
    }
}
