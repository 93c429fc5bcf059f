namespace LapeKnowledge.Web.Features.Curating;

/// <summary>Where editors spread what is good, in each language.</summary>
internal static class CuratingAddresses
{
    public static (string Finnish, string Swedish) Feature => ("/toimitus/nosta/{document:guid}", "/sv/redaktion/lyft-fram/{document:guid}");

    /// <summary>The draft of a lift, to be published.</summary>
    public static (string Finnish, string Swedish) Lift => ("/toimitus/nosto/{document:guid}", "/sv/redaktion/lyft/{document:guid}");

    public static (string Finnish, string Swedish) Raise => ("/toimitus/hyvaksi-kaytannoksi/{document:guid}", "/sv/redaktion/till-god-praxis/{document:guid}");

    /// <summary>A draft as it will look.</summary>
    public static (string Finnish, string Swedish) Preview => ("/toimitus/esikatselu/{document:guid}", "/sv/redaktion/forhandsvisning/{document:guid}");
}
