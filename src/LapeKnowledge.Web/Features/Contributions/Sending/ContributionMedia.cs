using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// Makes the files of a description real media of Umbraco when it is sent: the first picture becomes the picture of the page, the others stand in its text,
/// and files are its attachments.
/// </summary>
internal sealed class ContributionMedia(ContributionStore store, DraftDocuments documents, UploadStore uploads, IMediaService media, MediaFileManager files)
{
    /// <returns>The description with its files kept; null when it has changed meanwhile, or its document cannot be saved.</returns>
    public async Task<Contribution?> KeepAsync(Contribution contribution, CancellationToken cancellation)
    {
        var known = contribution.FileList();
        if (known.All(f => f.Media is not null) || documents.Find(contribution.DocumentKey) is not { } document)
        {
            return contribution;
        }

        var kept = new List<ContributionFile>();
        foreach (var file in known)
        {
            kept.Add(file.Media is null && await MakeAsync(file, cancellation) is { } key ? file with { Media = key } : file);
        }

        foreach (var file in kept.Where(f => f.Media is not null && !known.Contains(f)))
        {
            Refer(document, contribution.Culture, file);
        }

        return documents.Save(document) && await store.SetFilesAsync(contribution.Id, contribution.Version, kept, cancellation) ? await store.FindAsync(contribution.Id, cancellation) : null;
    }

    private async Task<Guid?> MakeAsync(ContributionFile file, CancellationToken cancellation)
    {
        await using var content = await uploads.OpenAsync(file.Upload, cancellation);
        if (content is null)
        {
            return null;
        }

        var path = files.GetMediaPath(file.Name, Guid.NewGuid(), Guid.NewGuid());
        files.FileSystem.AddFile(path, content);
        var type = file.IsPicture ? Constants.Conventions.MediaTypes.Image : Constants.Conventions.MediaTypes.File;
        var item = media.CreateMedia(file.IsPicture ? file.Alt[..Math.Min(file.Alt.Length, Upload.NameLength)] : file.Name, Constants.System.Root, type);
        item.SetValue(Constants.Conventions.Media.File, files.FileSystem.GetUrl(path));
        return media.Save(item).Success ? item.Key : null;
    }

    private void Refer(IContent document, string culture, ContributionFile file)
    {
        if (!file.IsPicture)
        {
            document.SetValue(ProcessDescription.Aliases.Attachments, Picked(document.GetValue<string>(ProcessDescription.Aliases.Attachments), file.Media!.Value));
        }
        else if (string.IsNullOrEmpty(document.GetValue<string>(Describable.Aliases.Image)))
        {
            document.SetValue(Describable.Aliases.Image, Picked(null, file.Media!.Value));
            document.SetValue(Describable.Aliases.ImageAlt, file.Alt, culture);
        }
        else
        {
            var rich = Rich(document.GetValue<string>(Describable.Aliases.Body, culture));
            var source = media.GetById(file.Media!.Value)?.GetValue<string>(Constants.Conventions.Media.File);
            var udi = Udi.Create(Constants.UdiEntityType.Media, file.Media.Value);
            rich["markup"] = $"{rich["markup"]}<p><img src=\"{Encoded(SourceOf(source))}\" alt=\"{Encoded(file.Alt)}\" data-udi=\"{udi}\"></p>";
            document.SetValue(Describable.Aliases.Body, rich.ToJsonString(), culture);
        }
    }

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string SourceOf(string? value) => value is ['{', ..] ? JsonNode.Parse(value)?["src"]?.ToString() ?? string.Empty : value ?? string.Empty;

    private static string Picked(string? before, Guid item)
    {
        var picked = before is ['[', ..] ? JsonNode.Parse(before)!.AsArray() : [];
        picked.Add(JsonSerializer.SerializeToNode(new { key = Guid.NewGuid(), mediaKey = item }));
        return picked.ToJsonString();
    }

    private static JsonObject Rich(string? value) => value is ['{', ..] ? JsonNode.Parse(value)!.AsObject() : new JsonObject
    {
        ["markup"] = string.Empty,
        ["blocks"] = new JsonObject { ["contentData"] = new JsonArray(), ["settingsData"] = new JsonArray(), ["expose"] = new JsonArray(), ["layout"] = new JsonObject() },
    };
}
