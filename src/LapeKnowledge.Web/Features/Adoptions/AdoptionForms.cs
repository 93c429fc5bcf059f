using System.Globalization;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.Primitives;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>Reads what a member tells, and says what is wrong with it.</summary>
internal sealed class AdoptionForms(RelatedContent related, Texts texts, TimeProvider time)
{
    public const string MunicipalityField = "kunta";
    public const string UnitField = "yksikko";
    public const string DayField = "paiva";
    public const string ChangeField = "muutos";
    public const string LightField = "valo";
    public const string OutcomeField = "tulos";
    public const string VersionField = "versio";

    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d.M.yyyy"];

    public IReadOnlyList<Municipality> Municipalities(string culture) => RelatedContent.ByName(related.OfType<Municipality>(Municipality.ModelTypeAlias), culture);

    /// <returns>What is told, or null and what is wrong by field.</returns>
    public (ToldAdoption? Told, Dictionary<string, string> Errors) Read(AdoptionFields fields, string culture)
    {
        var errors = new Dictionary<string, string>();
        var municipality = Guid.TryParse(fields.Municipality, out var key) ? related.Get<Municipality>(key) : null;
        Check(municipality is not null, MunicipalityField, InterfaceTexts.AdoptionMunicipalityMissing);
        Check(fields.Unit.Length is > 0 and <= Adoption.UnitLength, UnitField, InterfaceTexts.AdoptionUnitMissing, Adoption.UnitLength);
        var isDay = DateOnly.TryParseExact(fields.Day, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Check(isDay && day >= Earliest && day <= Dates.Today(time), DayField, InterfaceTexts.AdoptionDayWrong);
        Check(fields.Outcome.Length <= Adoption.OutcomeLength, OutcomeField, InterfaceTexts.AdoptionTextLong, Adoption.OutcomeLength);
        foreach (var (index, change) in fields.Changes.Index())
        {
            Check(change.Text.Length <= AdoptedChange.TextLength, ChangeField + (index + 1), InterfaceTexts.AdoptionTextLong, AdoptedChange.TextLength);
            Check(change.Light.Length == 0 || change.Text.Length > 0, ChangeField + (index + 1), InterfaceTexts.AdoptionChangeMissing);
            Check(change.Text.Length == 0 || Vocabularies.TrafficLight.All.Contains(change.Light), LightField + (index + 1), InterfaceTexts.AdoptionLightMissing);
        }

        return errors.Count > 0
            ? (null, errors)
            : (new ToldAdoption(key, fields.Unit, day, [.. fields.Changes.Where(c => c.Text.Length > 0)], fields.Outcome.Length > 0 ? fields.Outcome : null), errors);

        void Check(bool isRight, string field, string text, params object[] arguments)
        {
            if (!isRight)
            {
                errors.TryAdd(field, texts.Format(culture, text, arguments));
            }
        }
    }
}

/// <summary>The fields as they stand in the form.</summary>
internal sealed record AdoptionFields(string Municipality, string Unit, string Day, IReadOnlyList<AdoptedChange> Changes, string Outcome)
{
    public static AdoptionFields Sent(IFormCollection form)
    {
        var changes = Enumerable.Range(1, AdoptedChange.Most).Select(n => new AdoptedChange(FormText.Lines(form[Field(AdoptionForms.ChangeField, n)]), Plain(form[Field(AdoptionForms.LightField, n)])));
        return new AdoptionFields(
            Plain(form[AdoptionForms.MunicipalityField]), FormText.Line(form[AdoptionForms.UnitField]), Plain(form[AdoptionForms.DayField]), [.. changes], FormText.Lines(form[AdoptionForms.OutcomeField]));
    }

    public static AdoptionFields Of(Adoption adoption) => new(
        adoption.MunicipalityKey.ToString(), adoption.Unit, adoption.AdoptedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [.. adoption.Changes.Concat(Enumerable.Repeat(new AdoptedChange(string.Empty, string.Empty), AdoptedChange.Most)).Take(AdoptedChange.Most)], adoption.Outcome ?? string.Empty);

    private static string Field(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}");

    private static string Plain(StringValues value) => value.ToString().Trim();
}
