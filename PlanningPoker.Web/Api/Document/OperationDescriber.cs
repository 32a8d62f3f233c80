using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api.Document;

/// <summary>Adds to an operation its body, its refusals by status and code, and whether it needs a token.</summary>
sealed class OperationDescriber : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<EndpointDescription>().LastOrDefault() is not { } description) return;
        if (description.Body is { } body && context.Description.HttpMethod != HttpMethods.Delete)
            operation.RequestBody = await BodyAsync(body, !description.IsBodyOptional, context, cancellationToken);
        if (metadata.OfType<NumberParameters>().LastOrDefault() is { } numbers) Describe(operation, numbers.Names, JsonSchemaType.Integer);
        if (metadata.OfType<FlagParameters>().LastOrDefault() is { } flags) Describe(operation, flags.Names, JsonSchemaType.Boolean);
        if (metadata.OfType<TextBody>().LastOrDefault() is { } text) operation.RequestBody = TextBodyOf(text);
        foreach (var problems in description.Problems.DistinctBy(problem => problem.Code).GroupBy(problem => problem.Status))
            operation.Responses![problems.Key.ToString(CultureInfo.InvariantCulture)] = ResponseOf(problems, context.Document!);
        if (description.NeedsPlayer)
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(DocumentSetup.Bearer, context.Document)] = [] }];
    }

    static void Describe(OpenApiOperation operation, string[] parameters, JsonSchemaType type)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
            if (parameters.Contains(parameter.Name)) parameter.Schema = new OpenApiSchema { Type = type };
    }

    static async Task<OpenApiRequestBody> BodyAsync(
        Type body, bool required, OpenApiOperationTransformerContext context, CancellationToken ct) => new()
        {
            Required = required,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(body, null, ct) },
            },
        };

    static OpenApiRequestBody TextBodyOf(TextBody text) => new()
    {
        Required = true,
        Content = text.Types.ToDictionary(type => type, _ => Text()),
    };

    static OpenApiMediaType Text() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    static OpenApiResponse ResponseOf(IEnumerable<Problem> problems, OpenApiDocument document) => new()
    {
        Description = string.Join('\n', problems.Select(problem => $"- `{problem.Code}`: {problem.Title}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(DocumentSetup.Problem, document) },
        },
    };
}
