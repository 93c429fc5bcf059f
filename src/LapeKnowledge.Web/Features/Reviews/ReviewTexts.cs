using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>The parts of a description that are read one by one.</summary>
internal static class ReviewFields
{
    public const string Name = "nimi";

    /// <summary>Of the whole description rather than of a part of it.</summary>
    public const string Whole = "koko";

    /// <summary>In the order of the page: the name, then aliases of properties.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Name, Describable.Aliases.Summary, ProcessDescription.Aliases.StartingPoint, ProcessDescription.Aliases.Roles, ProcessDescription.Aliases.Steps, Describable.Aliases.Body,
        ProcessDescription.Aliases.Results, ProcessDescription.Aliases.Measurement, GoodPractice.Aliases.DidNotWork, ProcessDescription.Aliases.Tips, ProcessDescription.Aliases.Decisions,
        ProcessDescription.Aliases.Interfaces,
    ];

    public static string Label(Texts texts, string culture, string field) => field switch
    {
        Name => texts.Get(culture, InterfaceTexts.ReviewName),
        Whole => texts.Get(culture, InterfaceTexts.ReviewWhole),
        Describable.Aliases.Summary => texts.Get(culture, InterfaceTexts.EditingFieldSummary),
        Describable.Aliases.Body => texts.Get(culture, InterfaceTexts.EditingFieldBody),
        _ => texts.Field(culture, field),
    };
}

/// <summary>The text of a description in one language, field by field, as plain text: what editors compare.</summary>
internal sealed partial record ReviewTexts(IReadOnlyDictionary<string, string> Fields)
{
    public static ReviewTexts Empty { get; } = new(new Dictionary<string, string>());

    public string this[string field] => Fields.GetValueOrDefault(field, string.Empty);

    /// <summary>Tells whether a text is still the one that was read, with the files of its description.</summary>
    public string MarkWith(Contribution contribution) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Write()}\n{contribution.Files}")))[..16];

    /// <param name="isPublished">True for what readers see; otherwise what was written last.</param>
    public static ReviewTexts Of(IContent document, string culture, bool isPublished)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in ReviewFields.All)
        {
            var text = field == ReviewFields.Name
                ? (isPublished ? document.GetPublishName(culture) : document.GetCultureName(culture)) ?? string.Empty
                : document.HasProperty(field) ? Plain(document.GetValue<string>(field, culture, published: isPublished), field) : string.Empty;
            if (text.Length > 0)
            {
                fields[field] = text;
            }
        }

        return new ReviewTexts(fields);
    }

    public static ReviewTexts Read(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    public string Write() => JsonSerializer.Serialize(new SortedDictionary<string, string>(Fields.ToDictionary(), StringComparer.Ordinal));

    private static string Plain(string? stored, string field)
    {
        if (string.IsNullOrWhiteSpace(stored))
        {
            return string.Empty;
        }

        return field == ProcessDescription.Aliases.Steps ? Steps(stored) : OfMarkup(RichTexts.MarkupOf(stored));
    }

    private static string Steps(string stored)
    {
        var steps =
            from block in BlockLists.Read(stored).Blocks
            let parts = new[]
            {
                block.GetValueOrDefault(ProcessStep.Aliases.Who)?.ToString(), OfMarkup(RichTexts.MarkupOf(block.GetValueOrDefault(ProcessStep.Aliases.What)?.ToString())),
                block.GetValueOrDefault(ProcessStep.Aliases.When)?.ToString(), block.GetValueOrDefault(ProcessStep.Aliases.WithWhat)?.ToString(),
            }
            select string.Join('\n', parts.Where(p => !string.IsNullOrWhiteSpace(p)));
        return string.Join("\n\n", steps.Select((step, index) => $"{index + 1}. {step}"));
    }

    private static string OfMarkup(string markup) =>
        Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(Items().Replace(Ends().Replace(markup.ReplaceLineEndings("\n"), "\n"), "– "), string.Empty)), "\n\n").Trim();

    [GeneratedRegex(@"</(p|li|h\d|tr|blockquote)>|<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex(@"<li[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Items();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\n\s*\n\s*")]
    private static partial Regex Blanks();
}
