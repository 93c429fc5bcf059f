namespace LapeKnowledge.Search.Indexing;

/// <summary>A language's two letters as a number.</summary>
internal static class LanguageCode
{
    public static ushort Encode(string language) => (ushort)((language[0] << 8) | language[1]);

    public static string Decode(ushort code) => string.Create(2, code, static (span, value) =>
    {
        span[0] = (char)(value >> 8);
        span[1] = (char)(value & 255);
    });
}
