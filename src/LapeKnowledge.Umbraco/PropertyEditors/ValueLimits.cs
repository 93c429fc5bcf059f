using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>Limits that several editors share, with the messages of Umbraco's language files.</summary>
internal static class ValueLimits
{
    /// <param name="count">How many items the value has.</param>
    /// <param name="min">Fewest items; 0 or null for no limit.</param>
    /// <param name="max">Most items; 0 or null for no limit.</param>
    public static IEnumerable<ValidationResult> Count(ILocalizedTextService texts, int count, int? min, int? max)
    {
        if (min is > 0 && count < min)
        {
            yield return Failure(texts, "entriesShort", Text(min.Value), Text(min.Value - count));
        }
        if (max is > 0 && count > max)
        {
            yield return Failure(texts, "entriesExceed", Text(max.Value), Text(count - max.Value));
        }
    }

    public static ValidationResult Failure(ILocalizedTextService texts, string alias, params string[] tokens)
        => new(texts.Localize("validation", alias, tokens), ["value"]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
