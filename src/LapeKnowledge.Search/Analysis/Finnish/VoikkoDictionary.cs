using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>
/// The Finnish dictionary of Voikko. A handle of libvoikko serves one thread at a time, so each call borrows one; there are as many as were ever used at once.
/// </summary>
internal sealed unsafe class VoikkoDictionary : IDisposable
{
    /// <summary>The library takes no longer words.</summary>
    public const int LongestWord = 255;

    private static readonly string[] SystemFolders = ["/etc/voikko", "/usr/lib/voikko", "/usr/share/voikko", "/usr/local/lib/voikko", "/usr/local/share/voikko"];

    private readonly VoikkoLibrary _library;
    private readonly string? _path;
    private readonly ConcurrentBag<Handle> _idle = [];
    private volatile bool _disposed;

    private VoikkoDictionary(VoikkoLibrary library, string? path, Handle first)
    {
        _library = library;
        _path = path;
        _idle.Add(first);
        Version = $"libvoikko {library.Version}, {DictionaryVersion(path)}";
    }

    /// <summary>The versions of the library and of the dictionary.</summary>
    public string Version { get; }

    /// <param name="path">Where dictionaries are looked for first; null for the places of the system.</param>
    /// <param name="reason">Why there is no dictionary, in English.</param>
    public static VoikkoDictionary? TryOpen(string? path, out string? reason)
    {
        if (VoikkoLibrary.Instance is not { } library)
        {
            reason = "libvoikko is not installed";
            return null;
        }
        var handle = library.Open(path, out reason);
        return handle == 0 ? null : new VoikkoDictionary(library, path, new Handle(library, handle));
    }

    /// <summary>The readings of a word; none when the dictionary does not know it. The case of its letters does not matter.</summary>
    public List<VoikkoReading> Analyze(string word)
    {
        var readings = new List<VoikkoReading>(2);
        var handle = Borrow();
        fixed (byte* bytes = ZeroTerminated(word))
        {
            var analyses = _library.Analyze(handle.DangerousGetHandle(), bytes);
            if (analyses is not null)
            {
                for (var analysis = analyses; *analysis != 0; analysis++)
                {
                    if (_library.Value(*analysis, "BASEFORM\0"u8) is { Length: > 0 } baseForm)
                    {
                        readings.Add(VoikkoReading.From(
                            baseForm, _library.Value(*analysis, "STRUCTURE\0"u8), _library.Value(*analysis, "WORDBASES\0"u8)));
                    }
                }
                _library.FreeAnalyses(analyses);
            }
        }
        Return(handle);
        return readings;
    }

    /// <summary>Correctly spelt words near this one, best first.</summary>
    public List<string> Suggest(string word)
    {
        var handle = Borrow();
        List<string> suggestions;
        fixed (byte* bytes = ZeroTerminated(word))
        {
            suggestions = _library.Suggest(handle.DangerousGetHandle(), bytes);
        }
        Return(handle);
        return suggestions;
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var handle))
        {
            handle.Dispose();
        }
    }

    private Handle Borrow()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_idle.TryTake(out var handle))
        {
            return handle;
        }
        var opened = _library.Open(_path, out var reason);
        return opened == 0 ? throw new InvalidOperationException($"Voikko could not be opened once more: {reason}") : new Handle(_library, opened);
    }

    private void Return(Handle handle)
    {
        _idle.Add(handle);
        if (_disposed)
        {
            Dispose();
        }
    }

    private static byte[] ZeroTerminated(string word)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(word) + 1];
        Encoding.UTF8.GetBytes(word, bytes);
        return bytes;
    }

    /// <summary>The library does not tell the version of its dictionary; the index file beside the dictionary does.</summary>
    private static string DictionaryVersion(string? path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string?[] folders = [path, Environment.GetEnvironmentVariable("VOIKKO_DICTIONARY_PATH"), Path.Combine(home, ".config", "voikko"), .. SystemFolders];
        foreach (var folder in folders)
        {
            var index = new FileInfo(Path.Combine(folder ?? "", "5", "mor-standard", "index.txt"));
            if (folder is not null && index.Exists)
            {
                var words = new FileInfo(Path.Combine(index.DirectoryName!, "mor.vfst"));
                return $"{Described(File.ReadAllLines(index.FullName))} of {(words.Exists ? words.Length : 0)} bytes";
            }
        }
        return "dictionary of unknown version";
    }

    private static string Described(string[] index)
    {
        var version = Array.Find(index, line => line.StartsWith("SM-Version:", StringComparison.Ordinal));
        return version is null ? "dictionary" : "dictionary " + version["SM-Version:".Length..].Trim();
    }

    private sealed class Handle : SafeHandle
    {
        private readonly VoikkoLibrary _library;

        public Handle(VoikkoLibrary library, nint handle)
            : base(0, ownsHandle: true)
        {
            _library = library;
            SetHandle(handle);
        }

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            _library.Close(handle);
            return true;
        }
    }
}
