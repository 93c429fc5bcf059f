namespace LapeKnowledge.Web.Features.Languages;

/// <summary>The texts of the dictionary in the language of the request, for views.</summary>
internal sealed class PageTexts(CurrentCulture current, Texts texts)
{
    /// <param name="key">One of <see cref="Models.InterfaceTexts"/>.</param>
    public string this[string key] => texts.Get(current.Value, key);

    public string Format(string key, params object[] arguments) => texts.Format(current.Value, key, arguments);

    /// <inheritdoc cref="Texts.Field"/>
    public string Field(string alias) => texts.Field(current.Value, alias);
}
