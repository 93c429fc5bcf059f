using System.Globalization;
using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class LanguageSerializer(USyncRun run, ILanguageService languages, IShortStringHelper shortStrings)
    : USyncSerializer<ILanguage>(USyncKind.Languages, run, shortStrings)
{
    protected override Task<IEnumerable<ILanguage>> LoadAllAsync() => languages.GetAllAsync();

    protected override string AliasOf(ILanguage item) => item.IsoCode;

    protected override Guid KeyOf(ILanguage item) => GeneratedKey.For(item.IsoCode);

    protected override Task<XElement> WriteAsync(ILanguage item)
    {
        var node = new XElement(
            Kind.Element,
            new XAttribute("Key", KeyOf(item)),
            new XAttribute("Alias", item.IsoCode),
            new XAttribute("Level", 0),
            new XElement("Name", item.CultureName),
            new XElement("IsoCode", item.IsoCode),
            new XElement("IsMandatory", item.IsMandatory),
            new XElement("IsDefault", item.IsDefault));
        if (!string.IsNullOrEmpty(item.FallbackIsoCode))
        {
            node.Add(new XElement("Fallback", item.FallbackIsoCode));
        }
        return Task.FromResult(node);
    }

    /// <summary>The default language first: it takes the mark from the one that has it, which could not give it up by itself.</summary>
    protected override IEnumerable<USyncFile> Needs(USyncFile file)
        => file.Bool(file.Root, "IsDefault") ? [] : Run.Files.Items(Kind).Where(f => f.Bool(f.Root, "IsDefault")).Take(1);

    protected override async Task ApplyAsync(USyncFile file, ILanguage? current)
    {
        var isoCode = file.Text(file.Root, "IsoCode", file.Alias);
        var language = current ?? new Language(Spelling(file, isoCode), Spelling(file, isoCode));
        var name = file.Text(file.Root, "Name");
        language.CultureName = name.Length > 0 ? name : CultureInfo.GetCultureInfo(isoCode).EnglishName;
        language.IsMandatory = file.Bool(file.Root, "IsMandatory");
        language.IsDefault = file.Bool(file.Root, "IsDefault") || (language.IsDefault && !AnotherIsDefault(file));
        if (!language.HasIdentity || !string.Equals(language.FallbackIsoCode, file.Text(file.Root, "Fallback"), StringComparison.OrdinalIgnoreCase))
        {
            language.FallbackIsoCode = null; // set in the second pass, when every language exists
        }
        await SaveAsync(file, language);
    }

    public override async Task CompleteAsync(USyncFile file)
    {
        var fallback = file.Text(file.Root, "Fallback");
        if (Find(file) is not { } language || string.Equals(language.FallbackIsoCode ?? string.Empty, fallback, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        language.FallbackIsoCode = await Run.CultureAsync(file, file.Root.Element("Fallback")!, fallback);
        await SaveAsync(file, language);
    }

    protected override async Task RemoveAsync(ILanguage item, USyncFile because)
    {
        var removed = await languages.DeleteAsync(item.IsoCode, Constants.Security.SuperUserKey);
        Ensure(removed.Success, because, removed.Status, "deleted");
        Run.ForgetLanguages();
    }

    private static string Spelling(USyncFile file, string isoCode)
    {
        try
        {
            return CultureInfo.GetCultureInfo(isoCode, predefinedOnly: true).Name is { Length: > 0 } name ? name : throw new CultureNotFoundException();
        }
        catch (CultureNotFoundException)
        {
            throw file.Error(file.Root.Element("IsoCode"), $"'{isoCode}' is not a culture.");
        }
    }

    private bool AnotherIsDefault(USyncFile file) => Run.Files.Items(Kind).Any(f => f != file && f.Bool(f.Root, "IsDefault"));

    private async Task SaveAsync(USyncFile file, ILanguage language)
    {
        var saved = language.HasIdentity
            ? await languages.UpdateAsync(language, Constants.Security.SuperUserKey)
            : await languages.CreateAsync(language, Constants.Security.SuperUserKey);
        Ensure(saved.Success, file, saved.Status);
        if (language.IsDefault)
        {
            foreach (var other in Loaded.Where(l => l.Id != language.Id))
            {
                other.IsDefault = false;
            }
        }
        Remember(saved.Result);
        Run.ForgetLanguages();
    }
}
