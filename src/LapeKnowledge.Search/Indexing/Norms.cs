namespace LapeKnowledge.Search.Indexing;

/// <summary>Lengths of documents in one byte, to about six per cent.</summary>
internal static class Norms
{
    private const double StepsPerE = 16;

    public static byte Encode(float length) => (byte)Math.Min(byte.MaxValue, Math.Round(Math.Log(length + 1) * StepsPerE));

    public static double Decode(byte norm) => Math.Exp(norm / StepsPerE) - 1;
}

/// <summary>Frequencies of terms in one byte: eighths up to 16, then in steps that grow.</summary>
internal static class Frequencies
{
    private const float Steps = 8;
    private const int Linear = 128;
    private const float Growth = 1.03f;
    private static readonly float[] Values = MakeValues();

    public static ReadOnlySpan<float> Table => Values;

    public static byte Encode(float frequency)
    {
        var step = MathF.Round(frequency * Steps);
        if (step < Linear)
        {
            return (byte)Math.Max(1, step);
        }
        return (byte)Math.Min(byte.MaxValue, Linear + MathF.Round(MathF.Log(step / Linear) / MathF.Log(Growth)));
    }

    private static float[] MakeValues()
    {
        var values = new float[256];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = index < Linear ? index / Steps : Linear / Steps * MathF.Pow(Growth, index - Linear);
        }
        return values;
    }
}
