using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Reading;

internal sealed class ReadingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<PageReaders>();
        builder.Services.AddSingleton<BuiltPages>();
        builder.Services.AddSingleton<Cards>();
        builder.Services.AddSingleton<PictureSizes>();
        builder.Services.AddSingleton<MediaReader>();
        builder.Services.AddSingleton<Articles>();
        builder.Services.AddSingleton<DetailPages>();
        builder.Services.AddScoped<PageContents>();
        builder.Services.AddPageCache();
    }
}
