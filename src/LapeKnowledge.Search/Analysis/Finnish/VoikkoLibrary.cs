using System.Runtime.InteropServices;
using System.Text;

namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>
/// The functions of libvoikko, bound at run time so that a machine without the library is no failure. Found once and kept as long as the process lives.
/// </summary>
internal sealed unsafe class VoikkoLibrary
{
    private static readonly string[] Names = ["libvoikko.so.1", "libvoikko.1.dylib", "libvoikko-1.dll", "libvoikko"];

    private readonly delegate* unmanaged[Cdecl]<byte**, byte*, byte*, nint> _init;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _terminate;
    private readonly delegate* unmanaged[Cdecl]<byte*> _version;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, nint*> _analyze;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*> _analysisValue;
    private readonly delegate* unmanaged[Cdecl]<byte*, void> _freeAnalysisValue;
    private readonly delegate* unmanaged[Cdecl]<nint*, void> _freeAnalyses;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, byte**> _suggest;
    private readonly delegate* unmanaged[Cdecl]<byte**, void> _freeStrings;

    private VoikkoLibrary(nint library)
    {
        _init = (delegate* unmanaged[Cdecl]<byte**, byte*, byte*, nint>)NativeLibrary.GetExport(library, "voikkoInit");
        _terminate = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "voikkoTerminate");
        _version = (delegate* unmanaged[Cdecl]<byte*>)NativeLibrary.GetExport(library, "voikkoGetVersion");
        _analyze = (delegate* unmanaged[Cdecl]<nint, byte*, nint*>)NativeLibrary.GetExport(library, "voikkoAnalyzeWordCstr");
        _analysisValue = (delegate* unmanaged[Cdecl]<nint, byte*, byte*>)NativeLibrary.GetExport(library, "voikko_mor_analysis_value_cstr");
        _freeAnalysisValue = (delegate* unmanaged[Cdecl]<byte*, void>)NativeLibrary.GetExport(library, "voikko_free_mor_analysis_value_cstr");
        _freeAnalyses = (delegate* unmanaged[Cdecl]<nint*, void>)NativeLibrary.GetExport(library, "voikko_free_mor_analysis");
        _suggest = (delegate* unmanaged[Cdecl]<nint, byte*, byte**>)NativeLibrary.GetExport(library, "voikkoSuggestCstr");
        _freeStrings = (delegate* unmanaged[Cdecl]<byte**, void>)NativeLibrary.GetExport(library, "voikkoFreeCstrArray");
        Version = Text(_version()) ?? "";
    }

    /// <summary>Null when the library is not installed, or is not the one expected.</summary>
    public static VoikkoLibrary? Instance { get; } = Load();

    public string Version { get; }

    /// <returns>The handle, or zero with the library's reason.</returns>
    /// <param name="dictionaryPath">Where dictionaries are looked for first; null for the places of the system.</param>
    public nint Open(string? dictionaryPath, out string? reason)
    {
        var path = dictionaryPath is null ? null : Encoding.UTF8.GetBytes(dictionaryPath + '\0');
        byte* error = null;
        fixed (byte* language = "fi\0"u8, folder = path)
        {
            var handle = _init(&error, language, folder);
            reason = handle == 0 ? Text(error) ?? "no reason given" : null;
            return handle;
        }
    }

    public void Close(nint handle) => _terminate(handle);

    /// <summary>The analyses of a word, zero-terminated, or null; to be freed by <see cref="FreeAnalyses"/>.</summary>
    public nint* Analyze(nint handle, byte* word) => _analyze(handle, word);

    public void FreeAnalyses(nint* analyses) => _freeAnalyses(analyses);

    public string? Value(nint analysis, ReadOnlySpan<byte> zeroTerminatedKey)
    {
        fixed (byte* key = zeroTerminatedKey)
        {
            var value = _analysisValue(analysis, key);
            if (value is null)
            {
                return null;
            }
            var text = Text(value);
            _freeAnalysisValue(value);
            return text;
        }
    }

    public List<string> Suggest(nint handle, byte* word)
    {
        var suggestions = new List<string>();
        var strings = _suggest(handle, word);
        if (strings is null)
        {
            return suggestions;
        }
        for (var next = strings; *next is not null; next++)
        {
            suggestions.Add(Text(*next)!);
        }
        _freeStrings(strings);
        return suggestions;
    }

    private static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    private static VoikkoLibrary? Load()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var library))
            {
                continue;
            }
            try
            {
                return new VoikkoLibrary(library);
            }
            catch (EntryPointNotFoundException)
            {
                NativeLibrary.Free(library);
            }
        }
        return null;
    }
}
