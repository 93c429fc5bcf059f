using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Machines;

internal sealed class MachinesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<Sitemap>();
        builder.Services.AddSingleton<SectionFeeds>();
        builder.Services.AddSingleton<StructuredThings>();
        builder.Services.AddSingleton<StructuredData>();
    }
}
