using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Storage;

internal sealed class StorageComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder.Services.AddHostedService<UpkeepService>();
}
