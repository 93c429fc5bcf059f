using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Contributions;

internal sealed class ContributionsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<ContributionsDbContext>(ContributionsDbContext.History);
        builder.AddNotificationAsyncHandler<ContentPublishedNotification, ContributionPublished>();
        builder.AddNotificationAsyncHandler<ContentPublishedNotification, HeldMediaRelease>();
        var services = builder.Services;
        services.TryAddSingleton<IFieldComments, NoFieldComments>();
        services.TryAddSingleton<ISiteLines, NoSiteLines>();
        services.TryAddSingleton<IEditorDecisions, NoEditorDecisions>();
        services.AddSingleton<ContributionStore>();
        services.AddSingleton<ContributionAccess>();
        services.AddSingleton<ContributionMails>();
        services.AddSingleton<ContributionMedia>();
        services.AddSingleton<UmbracoMedia>();
        services.AddSingleton<HeldMedia>();
        services.AddSingleton<IUpkeep, HeldMediaRelease>();
        services.AddSingleton<DraftDocuments>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DraftRows>();
        services.AddSingleton<DraftStates>();
        services.AddSingleton<Discarding>();
        services.AddSingleton<ThrowingAway>();
        services.AddSingleton<StepPages>();
        services.AddSingleton<Sendings>();
        services.AddSingleton<BeginHandlers>();
        services.AddSingleton<StepHandlers>();
        services.AddSingleton<FileHandlers>();
        services.AddSingleton<ReadHandlers>();
        services.AddSingleton<StateHandlers>();
        services.AddSingleton<IOwnPart, ContributionPart>();
        services.AddSingleton<IPersonalData, ContributionPersonalData>();
        services.AddSingleton<IDemoPart, SampleDescriptions>();
        ContributionLimits.Add(services);
    }
}
