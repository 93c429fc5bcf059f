using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Finds out which cache refreshes follow from notifications without carrying them out: it lets Umbraco's own handlers translate them, while the
/// messenger only takes notes.
/// </summary>
internal sealed class InstructionRecorder(
    DistributedNotifications distributed,
    IJsonSerializer json,
    IMachineInfoFactory machine,
    IOptionsMonitor<GlobalSettings> settings,
    TimeProvider time)
{
    private static readonly AsyncLocal<List<RefreshInstruction>?> Notes = new();
    private static readonly AsyncLocal<HashSet<RefreshInstruction>?> Delivered = new();

    public IReadOnlyList<RefreshInstruction> Record(IReadOnlyList<INotification> notifications)
    {
        var notes = new List<RefreshInstruction>();
        Notes.Value = notes;
        try
        {
            distributed.Translate(notifications);
        }
        finally
        {
            Notes.Value = null;
        }
        return notes;
    }

    /// <summary>Takes a note of the instructions when only that is wanted.</summary>
    /// <returns>False when they are to be carried out.</returns>
    public bool TryNote(IEnumerable<RefreshInstruction> instructions)
    {
        Notes.Value?.AddRange(instructions);
        return Notes.Value is not null;
    }

    /// <summary>While the handlers of a committed scope run, what they ask for has been written with the scope already.</summary>
    public IDisposable AlreadyDelivered(HashSet<RefreshInstruction> instructions)
    {
        var outer = Delivered.Value;
        Delivered.Value = instructions;
        return new Delivery(instructions, outer);
    }

    public IEnumerable<RefreshInstruction> NotDelivered(IEnumerable<RefreshInstruction> instructions)
        => Delivered.Value is { } delivered ? instructions.Where(i => !delivered.Contains(i)) : instructions;

    /// <summary>Entries of the log, none of them with more instructions than the settings allow.</summary>
    public IEnumerable<CacheInstruction> EntriesOf(IEnumerable<RefreshInstruction> instructions, string? identity = null)
        => instructions.Chunk(Math.Max(1, settings.CurrentValue.DatabaseServerMessenger.MaxProcessingInstructionCount))
            .Select(batch => new CacheInstruction(0, time.GetUtcNow().UtcDateTime, json.Serialize(batch), identity ?? machine.GetLocalIdentity(), batch.Sum(i => i.JsonIdCount)));

    private sealed class Delivery(HashSet<RefreshInstruction> instructions, HashSet<RefreshInstruction>? outer) : IDisposable
    {
        public void Dispose()
        {
            instructions.Clear(); // work that a handler has started and that goes on after the scope is told of like any other
            Delivered.Value = outer;
        }
    }
}
