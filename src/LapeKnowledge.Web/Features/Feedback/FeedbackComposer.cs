using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Feedback;

internal sealed class FeedbackComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<FeedbackDbContext>(FeedbackDbContext.History);
        builder.Services.AddOptions<FeedbackOptions>().BindConfiguration(FeedbackOptions.Section);
        builder.Services.AddSingleton<FeedbackStore>();
        builder.Services.AddSingleton<FeedbackMails>();
        builder.Services.AddSingleton<FeedbackForms>();
        builder.Services.AddSingleton<IUpkeep, FeedbackUpkeep>();
    }
}
