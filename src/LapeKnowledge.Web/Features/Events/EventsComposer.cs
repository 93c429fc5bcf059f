using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Events;

internal sealed class EventsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<EventPages>();
        builder.Services.AddSingleton<CalendarFiles>();
        builder.Services.AddSingleton<ICardFacts, EventCard>();
        builder.Services.AddSingleton<IDemoPart, SampleEvent>();
    }
}
