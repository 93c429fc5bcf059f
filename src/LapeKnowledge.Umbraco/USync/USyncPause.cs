namespace LapeKnowledge.Umbraco.USync;

/// <summary>Keeps an import from writing back what it has just read. Holds for the asynchronous flow of the import only.</summary>
internal sealed class USyncPause
{
    private readonly AsyncLocal<bool> _paused = new();

    public bool IsPaused => _paused.Value;

    public IDisposable Begin()
    {
        _paused.Value = true;
        return new Turn(this);
    }

    private sealed class Turn(USyncPause pause) : IDisposable
    {
        public void Dispose() => pause._paused.Value = false;
    }
}
