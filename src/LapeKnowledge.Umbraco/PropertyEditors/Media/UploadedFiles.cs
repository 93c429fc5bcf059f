using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>Turns temporary uploads into media files.</summary>
internal sealed class UploadedFiles(
    ITemporaryFileService uploads,
    MediaFileManager media,
    IOptionsMonitor<ContentSettings> settings,
    IFileStreamSecurityValidator safety,
    ICoreScopeProvider scopes)
{
    public TemporaryFileModel? Find(Guid key) => uploads.GetAsync(key).GetAwaiter().GetResult();

    public bool IsAllowed(string fileName, IEnumerable<string>? extensions)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.');
        var wanted = extensions?.Select(e => e.TrimStart('.')).ToArray() ?? [];
        return settings.CurrentValue.IsFileAllowedForUpload(extension) && (wanted.Length == 0 || wanted.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Makes something of an upload; the upload itself goes when the scope completes.</summary>
    /// <returns>Null when there is no such upload, or it is refused.</returns>
    public T? Take<T>(Guid key, IEnumerable<string>? extensions, Func<string, Stream, T> make)
        where T : class
    {
        if (Find(key) is not { } upload || !IsAllowed(upload.FileName, extensions))
        {
            return null;
        }
        using var scope = scopes.CreateCoreScope();
        uploads.EnlistDeleteIfScopeCompletes(key, scopes);
        T made;
        using (var stream = upload.OpenReadStream())
        {
            if (!safety.IsConsideredSafe(stream))
            {
                return null;
            }
            stream.Position = 0;
            made = make(upload.FileName, stream);
        }
        scope.Complete();
        return made;
    }

    /// <summary>Stores an upload as the file of a property; the upload itself goes when the scope completes.</summary>
    /// <returns>The address of the file, or null when it is refused.</returns>
    public string? Store(Guid key, ContentPropertyData owner, IEnumerable<string>? extensions)
    {
        var path = Take(key, extensions, (name, content) =>
        {
            var stored = media.GetMediaPath(name, owner.ContentKey, owner.PropertyTypeKey);
            media.FileSystem.AddFile(stored, content, overrideIfExists: true);
            return stored;
        });
        return path is null ? null : media.FileSystem.GetUrl(path);
    }

    /// <summary>Deletes a file that the property has given up. Another item's file is never touched, whatever the value says.</summary>
    public void Remove(string? url, ContentPropertyData owner)
    {
        if (!string.IsNullOrWhiteSpace(url) && media.IsFileOwnedBy(url, owner.ContentKey, owner.PropertyTypeKey))
        {
            media.FileSystem.DeleteFile(media.FileSystem.GetRelativePath(url));
        }
    }
}
