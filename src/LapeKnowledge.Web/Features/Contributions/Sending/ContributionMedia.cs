using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Uploads;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// Makes the files of a description real media of Umbraco when it is sent: the first picture becomes the picture of the page, the others stand in its text,
/// and files are its attachments. They are held until a published document uses them.
/// </summary>
internal sealed class ContributionMedia(ContributionStore store, DraftDocuments documents, UploadStore uploads, HeldMedia held, UmbracoMedia umbraco)
{
    /// <returns>The description with its files kept; null when it has changed meanwhile, or its document cannot be saved.</returns>
    public async Task<Contribution?> KeepAsync(Contribution contribution, CancellationToken cancellation)
    {
        var known = contribution.AllFiles();
        if (known.Count == 0 || documents.Find(contribution.DocumentKey) is not { } document)
        {
            return contribution;
        }

        var (kept, isChanged) = (new List<ContributionFile>(), false);
        foreach (var file in known)
        {
            var (now, source) = file is { Media: null, IsRemoved: false } ? await MakeAsync(contribution, file, cancellation) : (file, null);
            kept.Add(now);
            if (source is not null)
            {
                MediaReferences.Add(document, contribution.Culture, now, source);
            }

            isChanged |= source is not null || (now is { IsPicture: true, Media: not null, IsRemoved: false } && MediaReferences.Describe(document, contribution.Culture, now));
        }

        return !isChanged ? contribution
            : documents.Save(document) && await store.SetFilesAsync(contribution.Id, contribution.Version, kept, cancellation) ? await store.FindAsync(contribution.Id, cancellation)
            : null;
    }

    /// <summary>Takes a file out of the document again, in case it has been sent before.</summary>
    /// <returns>Whether it is out, and whether readers see it still; not out when the document cannot be saved.</returns>
    public async Task<(bool IsOut, bool IsPublished)> RemoveAsync(Contribution contribution, ContributionFile file, CancellationToken cancellation)
    {
        var (isOut, isPublished) = (false, false);
        var isDone = await store.WriteAsync(contribution.Id, () =>
        {
            var document = file.Media is null ? null : documents.Find(contribution.DocumentKey);
            isPublished = document is not null && MediaReferences.IsPublished(document, contribution.Culture, file.Media!.Value);
            isOut = document is null || !MediaReferences.Remove(document, contribution.Culture, file.Media!.Value) || documents.Save(document);
            return Task.CompletedTask;
        }, cancellation);
        return (isDone && isOut, isPublished);
    }

    /// <summary>Lets go of what was taken out of an update, once no reader sees it any more.</summary>
    public async Task ForgetRemovedAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } contribution || documents.Find(contribution.DocumentKey) is not { } document)
        {
            return;
        }

        var gone = contribution.AllFiles().Where(f => f.IsRemoved && !MediaReferences.IsPublished(document, contribution.Culture, f.Media!.Value)).ToList();
        if (gone.Count > 0 && await store.SetFilesAsync(id, contribution.Version, [.. contribution.AllFiles().Except(gone)], cancellation))
        {
            foreach (var file in gone)
            {
                await ThrowAwayAsync(file, cancellation);
            }
        }
    }

    /// <summary>The file itself; media that were published are the editors'.</summary>
    public async Task ThrowAwayAsync(ContributionFile file, CancellationToken cancellation)
    {
        if (file.Media is { } key && await held.IsHeldAsync(key, cancellation))
        {
            umbraco.Bin(key);
        }

        await uploads.DeleteAsync(file.Upload, cancellation);
    }

    /// <returns>The file with its media item and the address of it; the file as it was and null when it cannot be made.</returns>
    private async Task<(ContributionFile File, string? Source)> MakeAsync(Contribution contribution, ContributionFile file, CancellationToken cancellation)
    {
        await using var content = await uploads.OpenAsync(file.Upload, cancellation);
        if (content is null)
        {
            return (file, null);
        }

        var (item, path) = umbraco.New(file);
        await held.HoldAsync(item.Key, path, contribution, cancellation);
        return umbraco.Save(item, path, content) is { } source ? (file with { Media = item.Key }, source) : (file, null);
    }
}

/// <summary>The media items of Umbraco with their files.</summary>
internal sealed class UmbracoMedia(IMediaService media, MediaFileManager files)
{
    private const string PictureName = "kuva";

    /// <returns>An item that is not kept yet, and where its file belongs.</returns>
    public (IMedia Item, string Path) New(ContributionFile file)
    {
        var type = file.IsPicture ? Constants.Conventions.MediaTypes.Image : Constants.Conventions.MediaTypes.File;
        var item = media.CreateMedia(file.IsPicture ? FormText.Beginning(file.Alt, Upload.NameLength) : file.Name, Constants.System.Root, type);
        var name = file.IsPicture ? PictureName + Path.GetExtension(file.Name) : file.Name; // phones and people name pictures after those in them
        return (item, files.GetMediaPath(name, item.Key, item.Properties[Constants.Conventions.Media.File]!.PropertyType.Key));
    }

    /// <returns>The address of the file; null when Umbraco does not keep the item.</returns>
    public string? Save(IMedia item, string path, Stream content)
    {
        files.FileSystem.AddFile(path, content);
        item.SetValue(Constants.Conventions.Media.File, files.FileSystem.GetUrl(path));
        return media.Save(item).Success && item.GetValue<string>(Constants.Conventions.Media.File) is { } kept ? kept is ['{', ..] ? JsonNode.Parse(kept)?["src"]?.ToString() : kept : null;
    }

    public void Bin(Guid key)
    {
        if (media.GetById(key) is { Trashed: false } item)
        {
            media.MoveToRecycleBin(item);
        }
    }
}
