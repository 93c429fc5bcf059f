using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Uploads;

internal sealed class UploadsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<UploadsDbContext>(UploadsDbContext.History);
        builder.Services.AddOptions<UploadLimits>().BindConfiguration(UploadLimits.Section);
        builder.Services.AddSingleton<UploadFiles>();
        builder.Services.AddSingleton<UploadStore>();
        builder.Services.AddSingleton<IUpkeep, UploadUpkeep>();
        builder.Services.AddSingleton<IPersonalData, UploadPersonalData>();
    }
}
