using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Where the pages of describing are, in each language.</summary>
internal static class ContributionAddresses
{
    private const string Finnish = "/kuvaus/{id:guid}";
    private const string Swedish = "/sv/beskrivning/{id:guid}";

    public static (string Finnish, string Swedish) Choose => ("/kuvaa-prosessi", "/sv/beskriv-processen");

    public static (string Finnish, string Swedish) Begin => ("/kuvaa-prosessi/{pilot:guid}", "/sv/beskriv-processen/{pilot:guid}");

    public static (string Finnish, string Swedish) State => (Finnish, Swedish);

    public static (string Finnish, string Swedish) Page => (Finnish + "/{sivu}", Swedish + "/{sivu}");

    public static (string Finnish, string Swedish) Files => ($"{Finnish}/{DraftFields.Files}", $"{Swedish}/{DraftFields.Files}");

    public static (string Finnish, string Swedish) Read => ($"{Finnish}/{DraftFields.Read}", $"{Swedish}/{DraftFields.Read}");

    public static (string Finnish, string Swedish) Preview => (Finnish + "/esikatselu", Swedish + "/esikatselu");

    /// <summary>The same in both languages: it is no page.</summary>
    public static string File => Finnish + "/tiedosto/{upload:guid}";

    public static string BeginAt(string culture, Guid pilot) => Begin.In(culture).Replace("{pilot:guid}", pilot.ToString(), StringComparison.Ordinal);

    public static string StateAt(string culture, Guid id) => State.In(culture).Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);

    public static string PageAt(string culture, Guid id, string page) => $"{StateAt(culture, id)}/{page}";

    public static string PreviewAt(string culture, Guid id) => PageAt(culture, id, "esikatselu");

    public static string FileAt(Guid id, Guid upload) => File.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{upload:guid}", upload.ToString(), StringComparison.Ordinal);
}
