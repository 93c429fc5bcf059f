using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.SharePictures;

/// <summary>Keeps the pictures that were made, on disk and up to a bound; those that were made first go first.</summary>
internal sealed class ShareStore(IHostingEnvironment environment)
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const double KeptWhenFull = 0.8;
    private readonly Lock _lock = new();
    private readonly string _folder = Path.Combine(environment.LocalTempPath, "SharePictures");

    /// <returns>Null where there is none.</returns>
    public async Task<byte[]?> ReadAsync(string name)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(_folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a picture if it can be kept; a full disk is no reason not to show it.</summary>
    public void Write(string name, byte[] picture)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var own = Path.Combine(_folder, $"{Guid.NewGuid():N}.part");
            File.WriteAllBytes(own, picture);
            File.Move(own, Path.Combine(_folder, name), overwrite: true);
            Bound();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // it is made again when it is asked for
        }
    }

    private void Bound()
    {
        lock (_lock)
        {
            var files = new DirectoryInfo(_folder).GetFiles();
            if (files.Sum(f => f.Length) <= MostBytes)
            {
                return;
            }

            var kept = 0L;
            foreach (var file in files.OrderByDescending(f => f.LastWriteTimeUtc))
            {
                kept += file.Length;
                if (kept > MostBytes * KeptWhenFull)
                {
                    file.Delete();
                }
            }
        }
    }
}
