namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>
/// The key that uSync gives to items whose own key differs from site to site (languages, domains): a hash of the alias
/// in the first four bytes. The hash is .NET Framework's string hash with a fixed seed.
/// </summary>
internal static class GeneratedKey
{
    public static Guid For(string alias)
    {
        var hash = unchecked(Half(alias, 0) + (Half(alias, 1) * 1566083941));
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BitConverter.TryWriteBytes(bytes, hash);
        return new Guid(bytes);
    }

    private static int Half(string alias, int first)
    {
        var hash = (5381 << 16) + 5381;
        for (var i = first; i < alias.Length; i += 2)
        {
            hash = unchecked(((hash << 5) + hash) ^ alias[i]);
        }
        return hash;
    }
}
