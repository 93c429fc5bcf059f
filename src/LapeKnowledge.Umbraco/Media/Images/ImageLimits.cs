namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary><c>LapeKnowledge:Images</c>: which program makes the sizes of images, and what it may use for it.</summary>
internal sealed class ImageLimits
{
    public const string Section = "LapeKnowledge:Images";

    /// <summary>The command line program of libvips.</summary>
    public string Program { get; set; } = "vips";

    /// <summary>Width × height beyond which an image is not decoded.</summary>
    public long MaxPixels { get; set; } = 60_000_000;

    public long MaxFileBytes { get; set; } = 100_000_000;

    /// <summary>How long one step of a conversion may take.</summary>
    public int Seconds { get; set; } = 20;

    /// <summary>Address space of the process.</summary>
    public long MemoryBytes { get; set; } = 1_500_000_000;

    /// <summary>Conversions that run at the same time; others wait.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>How long a request waits for its turn.</summary>
    public int WaitSeconds { get; set; } = 30;

    /// <summary>Size of the results that are kept on disk.</summary>
    public long CacheBytes { get; set; } = 500_000_000;
}
