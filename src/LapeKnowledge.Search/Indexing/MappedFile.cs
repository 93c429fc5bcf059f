using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace LapeKnowledge.Search.Indexing;

/// <summary>A file mapped for reading; unmapped by the collector, after the last reader.</summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(FileStream stream)
    {
        Length = stream.Length;
        if (Length < SegmentFileWriter.FooterSize)
        {
            throw new IOException("the file is cut short");
        }
        Checksum = ChecksumOf(stream.SafeFileHandle, Length - SegmentFileWriter.ChecksumSize);
        using var mapping = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        Start = (byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + _view.PointerOffset;
    }

    public byte* Start { get; }

    public long Length { get; }

    /// <summary>Of the file but for the end, where the right one is written.</summary>
    public uint Checksum { get; }

    public static MappedFile Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return new MappedFile(stream);
    }

    /// <summary>The file is read for it, not looked at where it is mapped: so only what is searched takes memory.</summary>
    private static uint ChecksumOf(SafeFileHandle file, long length)
    {
        var buffer = new byte[1 << 16];
        var checksum = new Checksum();
        for (long position = 0; position < length;)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - position)), position);
            if (read == 0)
            {
                throw new IOException("the file is cut short");
            }
            checksum.Append(buffer.AsSpan(0, read));
            position += read;
        }
        return checksum.Value;
    }
}

/// <summary>The table of sections at the end of a segment's file, read only when the checksum of the whole file is right.</summary>
internal static unsafe class SegmentTable
{
    private const int EntrySize = 3 * sizeof(long);

    public static (long Offset, long Length)[] Read(MappedFile file, string name)
    {
        var footer = new ReadOnlySpan<long>(file.Start + file.Length - SegmentFileWriter.FooterSize, 3);
        if ((ulong)footer[2] != SegmentFileWriter.Magic)
        {
            throw new IndexDamagedException($"{name}: this is not a segment of this version.");
        }
        if ((ulong)footer[1] != file.Checksum)
        {
            throw new IndexDamagedException($"{name}: the checksum does not match.");
        }
        var sections = new (long Offset, long Length)[Enum.GetValues<Section>().Length];
        for (var position = footer[0]; position < file.Length - SegmentFileWriter.FooterSize; position += EntrySize)
        {
            var entry = new ReadOnlySpan<long>(file.Start + position, 3);
            sections[entry[0]] = (entry[1], entry[2]);
        }
        return sections;
    }
}
