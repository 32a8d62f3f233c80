using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace PlanningPoker.Web.Api.Document;

/// <summary>The OpenAPI document, made from the endpoints.</summary>
static class DocumentSetup
{
    public const string Bearer = "playerToken", Problem = "Problem";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddSchemaTransformer<SchemaDescriber>();
        options.AddOperationTransformer<OperationDescriber>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Planning Poker",
            Version = "v1",
            Description = "Everything that can be done at the table. Anyone with a session's code may read and join; joining returns a "
                + "playerToken, which later requests carry as a bearer token. A refusal is answered with problem details (RFC 9457), whose "
                + "`code` is stable.",
        };
        document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The playerToken that opening or joining a session returned. A browser is known by its cookie instead.",
        });
        document.AddComponent(Problem, ProblemSchema());
    }

    static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A sentence for people." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. Contracts.Problem.Codes.Select(code => (JsonNode)code)],
            },
            ["stored"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "With `stale_rev`: the caller's own newer vote.",
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["value"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                    ["rev"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                },
            },
            ["field"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "The member of the body that is not valid, such as `passcode`.",
            },
            ["conflicts"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "With `conflict`: both texts of each field that somebody else has changed meanwhile.",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["field"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        ["given"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        ["stored"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
            },
        },
    };
}
