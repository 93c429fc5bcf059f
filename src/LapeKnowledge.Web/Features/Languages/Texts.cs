using System.Collections.Frozen;
using System.Globalization;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Languages;

/// <summary>The texts of Umbraco's dictionary, held in memory until the dictionary changes.</summary>
internal sealed class Texts(IDictionaryItemService dictionary)
{
    private const string FieldPrefix = "Field.";
    private const string TypePrefix = "Type.";
    private const string PluralSuffix = ".plural";

    private Lazy<FrozenDictionary<(string Culture, string Key), string>>? _texts;

    /// <summary>The text, or the Finnish one when it is not translated, or the key when there is no such item.</summary>
    /// <param name="key">One of <see cref="InterfaceTexts"/>.</param>
    public string Get(string culture, string key)
    {
        var texts = Loaded();
        return texts.GetValueOrDefault((culture, key)) ?? texts.GetValueOrDefault((Cultures.Finnish, key)) ?? key;
    }

    public string Format(string culture, string key, params object[] arguments) =>
        string.Format(CultureInfo.GetCultureInfo(culture), Get(culture, key), arguments);

    /// <summary>The label of a code of a vocabulary, or the code when the vocabulary does not know it.</summary>
    public string Code(string culture, string vocabulary, string code)
    {
        var key = $"{vocabulary}.{code}";
        var text = Get(culture, key);
        return text == key ? code : text;
    }

    /// <summary>The label of a property.</summary>
    public string Field(string culture, string alias) => Get(culture, FieldPrefix + alias);

    public string Type(string culture, string alias) => Get(culture, TypePrefix + alias);

    public string Types(string culture, string alias) => Get(culture, TypePrefix + alias + PluralSuffix);

    /// <summary>To be called when the dictionary has changed.</summary>
    public void Forget() => Volatile.Write(ref _texts, null);

    private FrozenDictionary<(string Culture, string Key), string> Loaded()
    {
        var texts = Volatile.Read(ref _texts);
        if (texts is null)
        {
            var mine = new Lazy<FrozenDictionary<(string, string), string>>(Load);
            texts = Interlocked.CompareExchange(ref _texts, mine, null) ?? mine;
        }

        return texts.Value;
    }

    private FrozenDictionary<(string Culture, string Key), string> Load()
    {
        var items = dictionary.GetDescendantsAsync(null).GetAwaiter().GetResult();
        var texts =
            from item in items
            from translation in item.Translations
            where translation.Value.Length > 0
            select KeyValuePair.Create((Cultures.Of(translation.LanguageIsoCode), item.ItemKey), translation.Value);
        return texts.ToFrozenDictionary();
    }
}
