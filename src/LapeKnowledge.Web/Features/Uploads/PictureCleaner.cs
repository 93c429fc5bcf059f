namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>A picture without anything but the picture.</summary>
internal sealed record CleanPicture(byte[] Bytes, int Width, int Height);

/// <summary>
/// Measures pictures before anything decodes them, and writes them anew with nothing but what is needed to show them: no place where they were taken, no
/// camera, no comments, and nothing before or after the picture, where another file could hide.
/// </summary>
internal static class PictureCleaner
{
    /// <param name="type">What the file begins as.</param>
    public static (CleanPicture? Picture, UploadRefusal? Refusal) Clean(byte[] file, string type, long mostPixels)
    {
        try
        {
            var clean = type switch
            {
                "image/jpeg" => JpegCleaner.Clean(file, mostPixels),
                "image/png" => PngCleaner.Clean(file, mostPixels),
                "image/webp" => WebPCleaner.Clean(file, mostPixels),
                _ => GifCleaner.Clean(file, mostPixels),
            };
            return (clean, null);
        }
        catch (PictureException e)
        {
            return (null, e.Refusal);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException or OverflowException)
        {
            return (null, UploadRefusal.BrokenPicture); // it ends where more should come
        }
    }

    public static void Measure(int width, int height, long mostPixels)
    {
        if (width <= 0 || height <= 0)
        {
            throw new PictureException(UploadRefusal.BrokenPicture);
        }

        if ((long)width * height > mostPixels)
        {
            throw new PictureException(UploadRefusal.TooManyPixels);
        }
    }

    public static void Require(bool isSound)
    {
        if (!isSound)
        {
            throw new PictureException(UploadRefusal.BrokenPicture);
        }
    }
}

/// <summary>Ends the reading of a picture within the readers; nobody outside sees it.</summary>
internal sealed class PictureException(UploadRefusal refusal) : Exception
{
    public UploadRefusal Refusal => refusal;
}
