using System.Globalization;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>
/// Uploads that no content has taken yet: a folder each, named by its key, with the content, the name of the file and how long it is kept. A folder
/// appears under its key only when all of that is in it.
/// </summary>
internal sealed class TemporaryFiles(IHostingEnvironment hosting) : ITemporaryFileRepository
{
    private const string Content = "content";
    private const string Name = "name";
    private const string Until = "until";

    private string Folder => hosting.TemporaryFileUploadPath;

    public Task<TemporaryFileModel?> GetAsync(Guid key)
    {
        var folder = FolderOf(key);
        return Task.FromResult(ReadUntil(folder) is not { } until ? null : new TemporaryFileModel
        {
            Key = key,
            FileName = File.ReadAllText(Path.Combine(folder, Name)),
            AvailableUntil = until,
            OpenReadStream = () => File.OpenRead(Path.Combine(folder, Content)),
        });
    }

    public async Task SaveAsync(TemporaryFileModel model)
    {
        var unfinished = Path.Combine(Folder, FormattableString.Invariant($".{Guid.NewGuid():N}"));
        Directory.CreateDirectory(unfinished);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(unfinished, Name), Path.GetFileName(model.FileName));
            await File.WriteAllTextAsync(Path.Combine(unfinished, Until), model.AvailableUntil.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
            await using (var content = model.OpenReadStream())
            await using (var file = File.Create(Path.Combine(unfinished, Content)))
            {
                await content.CopyToAsync(file);
            }
            await DeleteAsync(model.Key);
            Directory.Move(unfinished, FolderOf(model.Key));
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    public Task DeleteAsync(Guid key)
    {
        Delete(FolderOf(key));
        return Task.CompletedTask;
    }

    public Task<IEnumerable<Guid>> CleanUpOldTempFiles(DateTime dateTime)
    {
        var deleted = new List<Guid>();
        foreach (var folder in Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : [])
        {
            // What a killed process left unfinished has no key.
            if (!Guid.TryParse(Path.GetFileName(folder), out var key))
            {
                if (Directory.GetLastWriteTimeUtc(folder) < dateTime.ToUniversalTime().AddDays(-1))
                {
                    Delete(folder);
                }
            }
            else if (ReadUntil(folder) is not { } until || until < dateTime.ToUniversalTime())
            {
                Delete(folder);
                deleted.Add(key);
            }
        }
        return Task.FromResult<IEnumerable<Guid>>(deleted);
    }

    private static DateTime? ReadUntil(string folder)
    {
        try
        {
            return DateTime.Parse(File.ReadAllText(Path.Combine(folder, Until)), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string FolderOf(Guid key) => Path.Combine(Folder, key.ToString("D"));
}
