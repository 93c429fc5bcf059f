using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Registrations;

internal static class RegistrationAddresses
{
    public static string FormBase(string culture) => culture == Cultures.Swedish ? "/sv/anmalan/" : "/ilmoittaudu/";

    public static string CancelBase(string culture) => culture == Cultures.Swedish ? "/sv/avanmalan/" : "/ilmoittautumisen-peruutus/";

    public static string Form(string culture, Guid eventKey) => FormBase(culture) + eventKey.ToString("D");

    public static string Cancel(string culture, string token) => CancelBase(culture) + token;
}
