using System.Text;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>Reads the files of captions. They were uploaded, so they may be anything.</summary>
internal sealed class CaptionFiles(MediaFileManager media, ILogger<CaptionFiles> logger)
{
    /// <summary>Bytes. A day of speech takes less.</summary>
    public const int MaxLength = 4_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null when the file is not there, or is no WebVTT with something in it.</returns>
    public IReadOnlyList<Cue>? Read(IPublishedContent file)
    {
        if (file.GetProperty(Constants.Conventions.Media.File)?.GetSourceValue()?.ToString() is not { Length: > 0 } address)
        {
            return null;
        }

        var (cues, problem) = Read(media.FileSystem, address);
        if (problem is not null)
        {
            logger.LogWarning("The captions {File} are not shown: {Problem}", address, problem);
        }

        return cues;
    }

    private static (IReadOnlyList<Cue>? Cues, string? Problem) Read(IFileSystem files, string address)
    {
        try
        {
            var path = files.GetRelativePath(address);
            if (!files.FileExists(path))
            {
                return (null, "the file is missing");
            }

            if (files.GetSize(path) > MaxLength)
            {
                return (null, "the file is too large");
            }

            using var stream = files.OpenFile(path);
            using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: false);
            return WebVtt.Read(reader.ReadToEnd()) switch
            {
                null => (null, "it does not begin with WEBVTT"),
                [] => (null, "it has no cue that can be read"),
                var cues => (cues, null),
            };
        }
        catch (DecoderFallbackException)
        {
            return (null, "it is not UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }
}
