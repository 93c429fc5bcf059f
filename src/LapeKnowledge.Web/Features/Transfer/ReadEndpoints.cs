using System.Diagnostics.CodeAnalysis;

namespace LapeKnowledge.Web.Features.Transfer;

internal static class ReadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Whoever may get something may also ask what its headers are.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) => endpoints.MapMethods(pattern, Methods, handler);
}
