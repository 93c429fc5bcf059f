namespace LapeKnowledge.Web.Features.Editing;

/// <summary>Where the editors' pages are, in each language.</summary>
internal static class EditingAddresses
{
    public static (string Finnish, string Swedish) Desk => ("/toimitus", "/sv/redaktion");

    public static (string Finnish, string Swedish) Searches => ("/toimitus/haut", "/sv/redaktion/sokningar");

    public static (string Finnish, string Swedish) SearchesFile => ("/toimitus/haut.csv", "/sv/redaktion/sokningar.csv");

    public static (string Finnish, string Swedish) Registrations => ("/toimitus/ilmoittautumiset", "/sv/redaktion/anmalningar");

    public static (string Finnish, string Swedish) RegistrationsFile => ("/toimitus/ilmoittautumiset/{document:guid}.csv", "/sv/redaktion/anmalningar/{document:guid}.csv");
}
