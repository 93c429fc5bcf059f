using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LapeKnowledge.Benchmarks;

/// <summary>Counts the SQL commands that EF Core executes in this process.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private long _count;

    public CommandCounter() => DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>Set to be given every command as it is executed.</summary>
    public Action<string>? Trace { get; set; }

    public long Count => Interlocked.Read(ref _count);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name)
        {
            Interlocked.Increment(ref _count);
            if (Trace is { } trace && value.Value is CommandExecutedEventData executed)
            {
                trace(executed.Command.CommandText.ReplaceLineEndings(" "));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
