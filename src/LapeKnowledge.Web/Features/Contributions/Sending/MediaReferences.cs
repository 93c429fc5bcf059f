using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Where a document names a file of its description: as its picture, in its text, or among its attachments.</summary>
internal static partial class MediaReferences
{
    private const string Alt = "alt";
    private static readonly string[] Pickers = [Describable.Aliases.Image, ProcessDescription.Aliases.Attachments];

    /// <param name="source">The address of the file.</param>
    public static void Add(IContent document, string culture, ContributionFile file, string source)
    {
        var key = file.Media!.Value;
        if (!file.IsPicture)
        {
            document.SetValue(ProcessDescription.Aliases.Attachments, Picked(document, ProcessDescription.Aliases.Attachments, key).ToJsonString());
        }
        else if (string.IsNullOrEmpty(document.GetValue<string>(Describable.Aliases.Image)))
        {
            document.SetValue(Describable.Aliases.Image, Picked(document, Describable.Aliases.Image, key).ToJsonString());
            document.SetValue(Describable.Aliases.ImageAlt, file.Alt, culture);
        }
        else
        {
            Rewrite(document, culture, markup => $"{markup}<p><img src=\"{Encoded(source)}\" alt=\"{Encoded(file.Alt)}\" data-udi=\"{Udi.Create(Constants.UdiEntityType.Media, key)}\"></p>");
        }
    }

    /// <summary>Says what the picture shows in the words that the team has now.</summary>
    /// <returns>False when it says so already.</returns>
    public static bool Describe(IContent document, string culture, ContributionFile file)
    {
        if (Has(document, Describable.Aliases.Image, file.Media!.Value))
        {
            var isOther = document.GetValue<string>(Describable.Aliases.ImageAlt, culture) != file.Alt;
            document.SetValue(Describable.Aliases.ImageAlt, file.Alt, culture);
            return isOther;
        }

        return Rewrite(document, culture, markup => Pictures().Replace(markup, picture => IsOf(picture.Value, file.Media.Value)
            ? AltText().Replace(picture.Value, alt => $"{alt.Groups[Alt].Value}\"{Encoded(file.Alt)}\"")
            : picture.Value));
    }

    /// <returns>False when it is not there.</returns>
    public static bool Remove(IContent document, string culture, Guid media)
    {
        var isChanged = Rewrite(document, culture, markup => Pictures().Replace(markup, picture => IsOf(picture.Value, media) ? string.Empty : picture.Value));
        foreach (var alias in Pickers.Where(a => Has(document, a, media)))
        {
            var others = Picked(document, alias).Where(p => !IsPicked(p, media)).Select(p => p!.DeepClone()).ToArray();
            document.SetValue(alias, others.Length == 0 ? null : new JsonArray(others).ToJsonString());
            isChanged = true;
        }

        return isChanged;
    }

    /// <summary>Picks again what is picked in the published document; a picture that has taken its place stays there.</summary>
    public static void Restore(IContent document, Guid media)
    {
        foreach (var alias in Pickers)
        {
            var (picked, was) = (Picked(document, alias), Picks(document.GetValue<string>(alias, published: true)).FirstOrDefault(p => IsPicked(p, media)));
            if (was is not null && (alias == ProcessDescription.Aliases.Attachments ? !picked.Any(p => IsPicked(p, media)) : picked.Count == 0))
            {
                picked.Add(was.DeepClone());
                document.SetValue(alias, picked.ToJsonString());
            }
        }
    }

    /// <summary>Whether readers see it.</summary>
    public static bool IsPublished(IContent document, string culture, Guid media) =>
        (document.GetValue<string>(Describable.Aliases.Body, culture, published: true) is { } body && Pictures().Matches(RichTexts.MarkupOf(body)).Any(p => IsOf(p.Value, media)))
        || Pickers.Any(a => Picks(document.GetValue<string>(a, published: true)).Any(p => IsPicked(p, media)));

    private static bool Rewrite(IContent document, string culture, Func<string, string> change)
    {
        var before = document.GetValue<string>(Describable.Aliases.Body, culture) is { Length: > 0 } stored ? stored : RichTexts.Of(string.Empty).ToJsonString();
        var after = RichTexts.WithMarkup(before, change);
        if (before == after)
        {
            return false;
        }

        document.SetValue(Describable.Aliases.Body, after, culture);
        return true;
    }

    private static bool IsOf(string picture, Guid media) => picture.Contains(media.ToString("N"), StringComparison.OrdinalIgnoreCase);

    private static bool Has(IContent document, string alias, Guid media) => Picked(document, alias).Any(p => IsPicked(p, media));

    private static bool IsPicked(JsonNode? picked, Guid media) => Guid.TryParse(picked?["mediaKey"]?.ToString(), out var key) && key == media;

    private static JsonArray Picked(IContent document, string alias, Guid? added = null)
    {
        var picked = Picks(document.GetValue<string>(alias));
        if (added is not null)
        {
            picked.Add(JsonSerializer.SerializeToNode(new { key = Guid.NewGuid(), mediaKey = added }));
        }

        return picked;
    }

    private static JsonArray Picks(string? value) => value is ['[', ..] ? JsonNode.Parse(value)!.AsArray() : [];

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);

    /// <summary>With the paragraph that has nothing else in it.</summary>
    [GeneratedRegex(@"<p>\s*<img\b[^>]*>\s*</p>|<img\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Pictures();

    [GeneratedRegex("(?<alt>\\salt=)\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex AltText();
}
