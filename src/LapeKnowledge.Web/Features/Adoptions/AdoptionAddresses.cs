namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>Where the pages of adoptions are, in each language.</summary>
internal static class AdoptionAddresses
{
    /// <summary>The part of a practice's page that tells where it is in use.</summary>
    public const string Part = "kaytossa";

    public static (string Finnish, string Swedish) Tell => ("/otimme-kayttoon/{item:guid}", "/sv/vi-tog-i-bruk/{item:guid}");

    public static (string Finnish, string Swedish) Change => ("/otimme-kayttoon/oma/{adoption:guid}", "/sv/vi-tog-i-bruk/egen/{adoption:guid}");

    public static (string Finnish, string Swedish) Withdraw => ("/otimme-kayttoon/oma/{adoption:guid}/peru", "/sv/vi-tog-i-bruk/egen/{adoption:guid}/aterta");

    public static (string Finnish, string Swedish) Spread => ("/toimitus/levinneisyys", "/sv/redaktion/spridning");

    public static (string Finnish, string Swedish) SpreadFile => ("/toimitus/levinneisyys.csv", "/sv/redaktion/spridning.csv");

    public static (string Finnish, string Swedish) Hide => ("/toimitus/levinneisyys/{adoption:guid}", "/sv/redaktion/spridning/{adoption:guid}");
}
