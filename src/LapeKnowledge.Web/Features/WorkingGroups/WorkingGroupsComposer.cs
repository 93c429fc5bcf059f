using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.WorkingGroups;

internal sealed class WorkingGroupsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<WorkingGroupPages>();
        builder.Services.AddSingleton<MeetingPages>();
        builder.Services.AddSingleton<ICardFacts, MeetingCard>();
    }
}
