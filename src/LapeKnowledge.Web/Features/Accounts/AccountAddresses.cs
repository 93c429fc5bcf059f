using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Where the pages of accounts are, in each language.</summary>
internal static class AccountAddresses
{
    public const string ReturnField = "paluu";

    /// <summary>What the page to sign in on says first, of what was done before.</summary>
    public const string DoneField = "tehty";

    public static (string Finnish, string Swedish) SignIn => ("/kirjaudu", "/sv/logga-in");

    public static (string Finnish, string Swedish) SignOut => ("/kirjaudu-ulos", "/sv/logga-ut");

    /// <summary>The second step of signing in.</summary>
    public static (string Finnish, string Swedish) SecondStep => ("/kirjaudu/koodi", "/sv/logga-in/kod");

    public static (string Finnish, string Swedish) Register => ("/luo-tunnus", "/sv/skapa-konto");

    /// <summary>Tells to look into one's mailbox; the same page whatever was asked for, and by whom.</summary>
    public static (string Finnish, string Swedish) Mailed => ("/katso-sahkoposti", "/sv/se-din-e-post");

    public static (string Finnish, string Swedish) Confirm => ("/vahvista-tunnus/{member:guid}/{token}", "/sv/bekrafta-konto/{member:guid}/{token}");

    public static (string Finnish, string Swedish) Forgotten => ("/unohtunut-salasana", "/sv/glomt-losenord");

    public static (string Finnish, string Swedish) Reset => ("/uusi-salasana/{member:guid}/{token}", "/sv/nytt-losenord/{member:guid}/{token}");

    public static (string Finnish, string Swedish) ConfirmNew => ("/vahvista-osoite/{member:guid}/{email}/{token}", "/sv/bekrafta-adress/{member:guid}/{email}/{token}");

    public static (string Finnish, string Swedish) Invite => ("/kutsu", "/sv/bjud-in");

    /// <summary>The invitations that wait to be accepted.</summary>
    public static (string Finnish, string Swedish) Invitations => ("/kutsut", "/sv/inbjudningar");

    public static (string Finnish, string Swedish) Accept => ("/kutsu/{token}", "/sv/bjud-in/{token}");

    public static (string Finnish, string Swedish) Own => ("/oma", "/sv/min-sida");

    public static (string Finnish, string Swedish) Profile => ("/oma/profiili", "/sv/min-sida/profil");

    public static (string Finnish, string Swedish) Password => ("/oma/salasana", "/sv/min-sida/losenord");

    public static (string Finnish, string Swedish) Email => ("/oma/sahkoposti", "/sv/min-sida/e-post");

    public static (string Finnish, string Swedish) SignOutEverywhere => ("/oma/kirjaudu-ulos-kaikkialta", "/sv/min-sida/logga-ut-overallt");

    public static (string Finnish, string Swedish) Data => ("/oma/tiedot", "/sv/min-sida/uppgifter");

    public static (string Finnish, string Swedish) DataFile => ("/oma/tiedot.zip", "/sv/min-sida/uppgifter.zip");

    public static (string Finnish, string Swedish) Erase => ("/oma/poista-tunnus", "/sv/min-sida/radera-konto");

    public static (string Finnish, string Swedish) TwoStep => ("/oma/kaksivaiheinen", "/sv/min-sida/tva-steg");

    public static (string Finnish, string Swedish) Passkeys => ("/oma/avaimet", "/sv/min-sida/nycklar");

    /// <summary>The other places that one signs in by.</summary>
    public static (string Finnish, string Swedish) Linked => ("/oma/kirjautumispalvelut", "/sv/min-sida/inloggningstjanster");

    /// <summary>Leads to another place that says who one is.</summary>
    public static (string Finnish, string Swedish) Provider => ("/kirjaudu/palvelu/{provider}", "/sv/logga-in/tjanst/{provider}");

    /// <summary>Where one comes back to from there.</summary>
    public static (string Finnish, string Swedish) ProviderDone => ("/kirjaudu/palvelu-valmis", "/sv/logga-in/tjanst-klar");

    /// <summary>Where the script of passkeys asks what a new one signs.</summary>
    public static (string Finnish, string Swedish) PasskeyCreation => ("/oma/avaimet/uusi", "/sv/min-sida/nycklar/ny");

    /// <summary>Where the script of passkeys asks what is signed to sign in.</summary>
    public static (string Finnish, string Swedish) PasskeyRequest => ("/kirjaudu/avain/pyynto", "/sv/logga-in/nyckel/begaran");

    public static (string Finnish, string Swedish) PasskeySignIn => ("/kirjaudu/avain", "/sv/logga-in/nyckel");

    public static (string Finnish, string Swedish) People => ("/yllapito/jasenet", "/sv/administration/medlemmar");

    public static (string Finnish, string Swedish) Person => ("/yllapito/jasenet/{member:guid}", "/sv/administration/medlemmar/{member:guid}");

    /// <summary>The first administrator makes himself one here.</summary>
    public static (string Finnish, string Swedish) SetUp => ("/kayttoonotto/{token}", "/sv/ibruktagning/{token}");

    /// <summary>In mails, for their reader alone.</summary>
    public static (string Finnish, string Swedish) Unsubscribe => ("/ei-enaa-postia/{token}", "/sv/ingen-mer-post/{token}");

    public static string In(this (string Finnish, string Swedish) addresses, string culture) => culture == Cultures.Swedish ? addresses.Swedish : addresses.Finnish;

    /// <summary>The address of one member's page.</summary>
    public static string Of(this (string Finnish, string Swedish) addresses, string culture, Guid member) => addresses.In(culture).Replace("{member:guid}", member.ToString(), StringComparison.Ordinal);

    /// <summary>The address of a mail that proves by a token of Identity's that its reader is the member.</summary>
    public static string With(this (string Finnish, string Swedish) addresses, string culture, Guid member, string token) => addresses.Of(culture, member).Replace("{token}", TokenText.Of(token), StringComparison.Ordinal);

    /// <summary>The page to sign in on, from where one comes back.</summary>
    public static string SignInTo(string culture, string back) => $"{SignIn.In(culture)}?{ReturnField}={Uri.EscapeDataString(back)}";

    /// <summary>An address of this site that may be gone to, or null: nobody is sent elsewhere by a link that looks like ours.</summary>
    public static string? Local(string? address) =>
        address is ['/', ..] && address is not (['/', '/' or '\\', ..]) && !address.AsSpan().ContainsAnyInRange('\0', '\u001f') && !address.Contains('\\', StringComparison.Ordinal) ? address : null;
}
