namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>Where editors read what pilots send, in each language.</summary>
internal static class ReviewAddresses
{
    public static (string Finnish, string Swedish) Queue => ("/toimitus/jono", "/sv/redaktion/ko");

    public static (string Finnish, string Swedish) One => ("/toimitus/jono/{contribution:guid}", "/sv/redaktion/ko/{contribution:guid}");
}
