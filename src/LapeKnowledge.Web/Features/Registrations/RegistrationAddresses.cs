using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Registrations;

internal static class RegistrationAddresses
{
    public const string FinnishForm = "/ilmoittaudu/";
    public const string SwedishForm = "/sv/anmalan/";
    public const string FinnishCancel = "/ilmoittautumisen-peruutus/";
    public const string SwedishCancel = "/sv/avanmalan/";

    public static string Form(string culture, Guid eventKey) => (culture == Cultures.Swedish ? SwedishForm : FinnishForm) + eventKey.ToString("D");

    public static string Cancel(string culture, string token) => (culture == Cultures.Swedish ? SwedishCancel : FinnishCancel) + token;
}
