namespace LapeKnowledge.Web.Features.Accounts;

internal static class AccountsEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSigning();
        endpoints.MapRegistering();
        endpoints.MapPasswords();
        endpoints.MapTwoStep();
        endpoints.MapPasskeys();
        endpoints.MapProviders();
        endpoints.MapOwnPages();
        endpoints.MapPeople();
        endpoints.MapSetUp();
        endpoints.MapUnsubscribing();
    }
}
