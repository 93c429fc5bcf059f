namespace LapeKnowledge.Search.Indexing;

/// <summary>Lengths of documents in one byte, to about six per cent.</summary>
internal static class Norms
{
    private const double StepsPerE = 16;

    public static byte Encode(float length) => (byte)Math.Min(byte.MaxValue, Math.Round(Math.Log(length + 1) * StepsPerE));

    public static double Decode(byte norm) => Math.Exp(norm / StepsPerE) - 1;
}

/// <summary>
/// Frequencies of terms in one byte: eighths up to 8, then in steps that grow; the highest bit says that the word itself is there, not only a compound or a derivation of it.
/// </summary>
internal static class Frequencies
{
    public const byte FullFlag = 128;

    private const float Steps = 8;
    private const int Linear = 64;
    private const float Growth = 1.04f;
    private static readonly float[] Values = MakeValues();

    public static ReadOnlySpan<float> Table => Values;

    public static byte Encode(float frequency, bool full)
    {
        var step = MathF.Round(frequency * Steps);
        var code = step < Linear
            ? Math.Max(1, step)
            : Math.Min(FullFlag - 1, Linear + MathF.Round(MathF.Log(step / Linear) / MathF.Log(Growth)));
        return (byte)((int)code | (full ? FullFlag : 0));
    }

    private static float[] MakeValues()
    {
        var values = new float[256];
        for (var index = 0; index < values.Length; index++)
        {
            var code = index & ~FullFlag;
            values[index] = code < Linear ? code / Steps : Linear / Steps * MathF.Pow(Growth, code - Linear);
        }
        return values;
    }
}
