using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.ReviewDates;

internal sealed class ReviewDatesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<ReviewDateDbContext>(ReviewDateDbContext.History);
        var services = builder.Services;
        services.AddSingleton<ReviewDateStore>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<ReviewDateStore>());
        services.AddSingleton<Confirmations>();
        services.AddSingleton<ConfirmOwners>();
        services.AddSingleton<ConfirmReminders>();
        services.AddSingleton<IUpkeep>(provider => provider.GetRequiredService<ConfirmReminders>());
        services.AddSingleton<IEditorPart, DuePart>();
    }
}
