using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>The files themselves: in the data folder, named by their ids. One appears whole or not at all.</summary>
internal sealed class UploadFiles(IHostingEnvironment hosting)
{
    private const int BufferLength = 81_920;

    private string Folder { get; } = Path.GetFullPath(Path.Combine(hosting.LocalTempPath, "..", "uploads"));

    private string Incoming => Path.Combine(Folder, "incoming");

    /// <summary>Copies what is sent to a file that nobody else sees. It is gone when it is closed.</summary>
    /// <returns>Null when there is more than is taken; no more than that is read.</returns>
    public async Task<FileStream?> ReceiveAsync(Stream sent, long most, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Incoming);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        var file = new FileStream(Path.Combine(Incoming, Guid.NewGuid().ToString("N")), options);
        try
        {
            var buffer = new byte[BufferLength];
            while (await sent.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                if (file.Length + read > most)
                {
                    await file.DisposeAsync();
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public async Task KeepAsync(Guid id, Stream content, CancellationToken cancellation)
    {
        var part = Path.Combine(Incoming, $"{id:N}.part");
        await using (var file = new FileStream(part, FileMode.CreateNew))
        {
            await content.CopyToAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(part, path);
    }

    /// <returns>Null when it is not there.</returns>
    public Stream? Open(Guid id) => File.Exists(PathOf(id)) ? new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    public void Delete(Guid id)
    {
        if (File.Exists(PathOf(id)))
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>The ids of files that are older than a moment.</summary>
    public IReadOnlyList<Guid> Before(DateTime utc) => !Directory.Exists(Folder) ? [] :
    [
        .. new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.LastWriteTimeUtc < utc && f.DirectoryName != Incoming)
            .Select(f => Guid.TryParseExact(f.Name, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty),
    ];

    /// <summary>Deletes what a crash left half received.</summary>
    public void Sweep(DateTime before)
    {
        foreach (var file in Directory.Exists(Incoming) ? new DirectoryInfo(Incoming).GetFiles() : [])
        {
            if (file.LastWriteTimeUtc < before)
            {
                file.Delete();
            }
        }
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(Folder, name[..2], name);
    }
}
