using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Transfer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LapeKnowledge.Web.Features.Search.Api;

/// <summary>The OpenAPI 3.1 document of the API.</summary>
internal static class SearchApiDocument
{
    private const string Name = "v1";
    private static readonly string Prefix = SearchApi.Root.TrimStart('/') + "/";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.HttpMethod == HttpMethods.Get && api.RelativePath?.StartsWith(Prefix, StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "LapeKnowledge search",
                Version = "1",
                Description = "Searches what is published in LapeKnowledge, in Finnish and Swedish. Nothing needs a key. Answers carry an ETag; errors are problem+json (RFC 9457), "
                    + "those of a parameter with its name in the member parameter. Too many calls from one address are answered 429, and 503 while the index is being built, both with Retry-After.",
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
    });

    public static IEndpointConventionBuilder MapSearchApiDocument(this IEndpointRouteBuilder endpoints, string root)
    {
        var group = endpoints.MapGroup(string.Empty);
        group.MapOpenApi(root + "/openapi.json");
        return group;
    }

    /// <summary>What the document says of the endpoint.</summary>
    public static RouteHandlerBuilder Describes<T>(this RouteHandlerBuilder endpoint, string id, string summary, IReadOnlyList<ApiParameter> parameters)
    {
        endpoint.WithMetadata(new EndpointSummaryAttribute(summary), new EndpointNameAttribute(id), new TagsAttribute("search"));
        endpoint.Produces<T>(contentType: "application/json").Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest).Refuses(StatusCodes.Status429TooManyRequests).Refuses(StatusCodes.Status503ServiceUnavailable);
        return endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in parameters)
            {
                operation.Parameters.Add(Of(parameter));
            }

            return Task.CompletedTask;
        });
    }

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status) => endpoint.Produces<ApiProblemAnswer>(status, "application/problem+json");

    private static OpenApiParameter Of(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Explode = true,
        Style = ParameterStyle.Form,
        Schema = parameter.IsRepeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = Schema(parameter) } : Schema(parameter),
        Example = parameter.Example is not { } example ? null : parameter.IsRepeated ? new JsonArray(example) : JsonValue.Create(example),
    };

    private static OpenApiSchema Schema(ApiParameter parameter) => parameter.Range is var (least, most)
        ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = Number(least), Maximum = Number(most), Default = parameter.Default is { } number ? JsonNode.Parse(number) : null }
        : new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MaxLength = parameter.MostLength,
            Enum = parameter.Values is { } values ? [.. values.Select(v => (JsonNode)JsonValue.Create(v)!)] : null,
            Default = parameter.Default is { } text && !parameter.IsRepeated ? JsonValue.Create(text) : null,
        };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
