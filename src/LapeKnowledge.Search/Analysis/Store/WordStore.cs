using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>
/// Words with their terms on disk, so that no word is analysed twice. Any number of threads read and write.
/// <para>
/// "fi.words" holds one record after the other and only grows; "fi.table" says where the record of a word is, and is written anew from time to time. A record counts
/// if its checksum is right and it is of the word that was asked for, so nothing that happens to the files gives a wrong answer: a record that was torn by a crash is
/// cut off, one that was damaged later is written again, a table that does not fit is made anew from the records. Words of another analysis are thrown away.
/// </para>
/// One process writes; another one that opens the same folder reads what was there when it did.
/// </summary>
internal sealed class WordStore : IDisposable
{
    /// <summary>After a crash at most this many records are read again; the table is small enough to be written as often.</summary>
    private const int RecordsBetweenTables = 50_000;

    /// <summary>Nearly every record is shorter, and read at once.</summary>
    private const int UsualRecord = 256;

    private readonly string _file;
    private readonly string _tableFile;
    private readonly Guid _fingerprint;
    private readonly Lock _writing = new();
    private readonly FileStream? _lock;
    private readonly SafeFileHandle? _records;
    private readonly WordTable _table;
    private readonly Guid _identity;
    private long _end;
    private int _recordsSinceTable;
    private bool _isWritable;

    private WordStore(string folder, string language, string fingerprint)
    {
        _file = Path.Combine(folder, language + ".words");
        _tableFile = Path.Combine(folder, language + ".table");
        _fingerprint = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)).AsSpan(0, 16));
        _table = new WordTable();
        _lock = TryLock(Path.Combine(folder, language + ".lock"));
        _isWritable = _lock is not null;
        _records = TryOpenRecords(out _identity);
        if (_records is not null)
        {
            _table = TryReadTable(out _end) ?? new WordTable();
            ReadNewRecords();
        }
    }

    /// <summary>The number of words that can be found.</summary>
    public int Count => _table.Count;

    /// <summary>Whether this process adds words; another one may be doing so, or the disk does not allow it.</summary>
    public bool IsWritable => Volatile.Read(ref _isWritable);

    /// <param name="folder">Made when there is none.</param>
    /// <param name="fingerprint">Of the analyzer; words stored with another one are not used.</param>
    /// <remarks>A folder that cannot be used is no failure: the words are then analysed again.</remarks>
    public static WordStore Open(string folder, string language, string fingerprint)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            // what follows finds no files
        }
        return new WordStore(folder, language, fingerprint);
    }

    public WordTerms? Find(string word)
    {
        if (_records is null || word.Length is 0 or > WordShape.LongestWord)
        {
            return null;
        }
        var hash = WordTable.Hash(word);
        Span<byte> buffer = stackalloc byte[UsualRecord];
        for (var step = 0; _table.Next(hash, ref step) is > 0 and var position;)
        {
            var record = ReadRecord(position, buffer);
            if (WordRecord.IsIntact(record) && WordRecord.Decode(record, word) is { } terms)
            {
                return terms;
            }
        }
        return null;
    }

    public void Add(string word, WordTerms terms)
    {
        if (!IsWritable || word.Length is 0 or > WordShape.LongestWord || WordRecord.Encode(word, terms) is not { } record)
        {
            return;
        }
        lock (_writing)
        {
            if (IsWritable && Find(word) is null)
            {
                Append(WordTable.Hash(word), record);
            }
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            if (_recordsSinceTable > 0)
            {
                SaveTable();
            }
            Volatile.Write(ref _isWritable, false);
            _records?.Dispose();
            _lock?.Dispose();
        }
    }

    private void Append(uint hash, byte[] record)
    {
        if (_end / WordTable.Alignment > uint.MaxValue)
        {
            Volatile.Write(ref _isWritable, false);
            return;
        }
        try
        {
            RandomAccess.Write(_records!, record, _end);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            Volatile.Write(ref _isWritable, false);
            return;
        }
        _table.Add(hash, _end);
        _end = NextPosition(_end + record.Length);
        if (++_recordsSinceTable >= RecordsBetweenTables)
        {
            SaveTable();
        }
    }

    internal static long NextPosition(long position) => (position + WordTable.Alignment - 1) / WordTable.Alignment * WordTable.Alignment;

    private ReadOnlySpan<byte> ReadRecord(long position, Span<byte> buffer)
    {
        var read = buffer[..ReadAt(position, buffer)];
        if (read.Length < WordRecord.HeaderLength)
        {
            return [];
        }
        var length = WordRecord.LengthOf(read);
        if (length <= read.Length)
        {
            return read[..length];
        }
        if (read.Length < buffer.Length)
        {
            return [];
        }
        var whole = new byte[length];
        return whole.AsSpan(0, ReadAt(position, whole));
    }

    private int ReadAt(long position, Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(_records!, buffer, position);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            return 0;
        }
    }

    /// <summary>Enters the records that the table does not know yet, and cuts off what is behind the last intact one.</summary>
    private void ReadNewRecords()
    {
        var reader = new RecordReader(_records!, _end);
        while (reader.Next() is { IsEmpty: false } record)
        {
            _table.Add(WordTable.Hash(WordRecord.WordOf(record)), reader.Position);
            _recordsSinceTable++;
        }
        _end = reader.End;
        if (_isWritable && RandomAccess.GetLength(_records!) > _end)
        {
            RandomAccess.SetLength(_records!, _end);
        }
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            return null;
        }
    }

    private SafeFileHandle? TryOpenRecords(out Guid identity)
    {
        identity = default;
        try
        {
            var header = WordFileHeader.Read(_file);
            if (header?.Fingerprint != _fingerprint)
            {
                if (!_isWritable)
                {
                    return null;
                }
                header = WordFileHeader.WriteNew(_file, _fingerprint);
            }
            identity = header!.Value.Identity;
            return File.OpenHandle(_file, FileMode.Open, _isWritable ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            _isWritable = false;
            return null;
        }
    }

    private WordTable? TryReadTable(out long end)
    {
        end = WordFileHeader.Length;
        try
        {
            if (WordTableFile.Read(_tableFile, _identity) is not { } read || read.End > RandomAccess.GetLength(_records!))
            {
                return null;
            }
            end = read.End;
            return read.Table;
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            return null;
        }
    }

    /// <summary>The records are complete without it, so a disk that is full does no harm.</summary>
    private void SaveTable()
    {
        _recordsSinceTable = 0;
        try
        {
            WordTableFile.Write(_tableFile, _identity, _table, _end);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            Volatile.Write(ref _isWritable, false);
        }
    }

    private static bool IsOfDisk([NotNullWhen(true)] Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;
}
