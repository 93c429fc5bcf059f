using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Where a page ended. The first pages are counted, since the closely looked at are sorted among themselves; the deeper ones go on behind the last document, so that no page is
/// dearer than the first.
/// </summary>
/// <param name="Offset">Hits so far.</param>
/// <param name="After">The last document in the order of <see cref="RankedDocument"/>; null while hits are counted.</param>
internal sealed record Cursor(int Offset, (float Order, uint Tie)? After)
{
    private const int Size = 17;

    public string Write(SearchRequest request)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Question(request));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Offset);
        bytes[8] = After is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteSingleLittleEndian(bytes[9..], After?.Order ?? 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[13..], After?.Tie ?? 0);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="InvalidSearchException">It is not one of ours, or of another question.</exception>
    public static Cursor Read(string text, SearchRequest request)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Base64Url.IsValid(text, out var size) || size != Size || !Base64Url.TryDecodeFromChars(text, bytes, out _))
        {
            throw new InvalidSearchException(nameof(SearchRequest.Cursor), "The cursor is not one that a search gave.");
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Question(request))
        {
            throw new InvalidSearchException(nameof(SearchRequest.Cursor), "The cursor belongs to another search.");
        }
        var offset = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var order = BinaryPrimitives.ReadSingleLittleEndian(bytes[9..]);
        if (offset < 0 || float.IsNaN(order))
        {
            throw new InvalidSearchException(nameof(SearchRequest.Cursor), "The cursor is not one that a search gave.");
        }
        return new Cursor(offset, bytes[8] == 0 ? null : (order, BinaryPrimitives.ReadUInt32LittleEndian(bytes[13..])));
    }

    private static uint Question(SearchRequest request)
    {
        var filters = request.Filters.Concat(request.Required).Select(filter => $"{filter.Column}={string.Join(',', filter.Values)}");
        return Checksum.Of(Encoding.UTF8.GetBytes($"{request.Query}\n{request.Language}\n{request.Sort}\n{string.Join('\n', filters)}"));
    }
}
