using Umbraco.Cms.Core.Events;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Keeps the messages of the current asynchronous flow: a request, a job, a test.</summary>
internal sealed class FlowEventMessagesAccessor : IEventMessagesAccessor
{
    private static readonly AsyncLocal<EventMessages?> Current = new();

    public EventMessages? EventMessages
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
