using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>What the team has in a document in the language that is not decided of: it stays out of what is published, and comes back as the draft that it is.</summary>
internal sealed class UnreadDraft
{
    private readonly string _culture;
    private readonly string? _name;
    private readonly IReadOnlyList<(string Alias, string? Culture, object? Value)> _values;

    private UnreadDraft(IContent document, string culture, bool isNamed)
    {
        (_culture, _name) = (culture, isNamed ? document.GetCultureName(culture) : null);
        _values =
        [
            .. from property in document.Properties
               let variant = property.PropertyType.VariesByCulture() ? culture : null
               select (property.Alias, variant, document.GetValue(property.Alias, variant)),
        ];
    }

    /// <param name="other">The description in the other language; null when nobody writes in it.</param>
    /// <param name="isNamedByIt">The other language has nothing to read, and is published with the name of the text that is decided of.</param>
    /// <returns>What to put back; null when the document has nothing unread.</returns>
    public static UnreadDraft? TakeOut(IContent document, Contribution decided, Contribution? other, bool isNamedByIt)
    {
        var culture = Cultures.Other(decided.Culture);
        var draft = new UnreadDraft(document, culture, isNamed: other is not null);
        if (other is { State: not ContributionState.Published })
        {
            UpdateFiles.Of(document, other).TakeOut(document, other.Culture);
        }

        if (isNamedByIt)
        {
            document.SetCultureName(document.GetCultureName(decided.Culture), culture);
            DraftDocuments.RemoveText(document, culture);
        }

        return draft.IsIn(document) ? null : draft;
    }

    /// <returns>The document, to be saved.</returns>
    public IContent PutBack(IContent document)
    {
        if (_name is not null)
        {
            document.SetCultureName(_name, _culture);
        }

        foreach (var (alias, culture, value) in _values)
        {
            document.SetValue(alias, value, culture);
        }

        return document;
    }

    private bool IsIn(IContent document) =>
        (_name is null || document.GetCultureName(_culture) == _name) && _values.All(v => Equals(document.GetValue(v.Alias, v.Culture), v.Value));
}
