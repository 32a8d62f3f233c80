using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api.Document;

/// <summary>Adds to an operation its body, its refusals by status and code, and what it takes to be known.</summary>
sealed class OperationDescriber : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var described = context.Description.ActionDescriptor.EndpointMetadata.OfType<Described>().LastOrDefault();
        if (described is null) return;
        if (described.Body is { } body && context.Description.HttpMethod != HttpMethods.Delete)
            operation.RequestBody = await BodyAsync(body, !described.IsBodyOptional, context, cancellationToken);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NumberParameters>().LastOrDefault() is { } numbers)
            foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(parameter => numbers.Names.Contains(parameter.Name)))
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer };
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TextBody>().LastOrDefault() is { } text)
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = text.Types.ToDictionary(type => type, _ => Text()) };
        foreach (var problems in described.Problems.DistinctBy(problem => problem.Code).GroupBy(problem => problem.Status))
            operation.Responses![problems.Key.ToString(CultureInfo.InvariantCulture)] = ResponseOf(problems, context.Document!);
        if (described.IsForPlayers)
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(DocumentSetup.Bearer, context.Document)] = [] }];
    }

    static async Task<OpenApiRequestBody> BodyAsync(Type body, bool required, OpenApiOperationTransformerContext context, CancellationToken ct) => new()
    {
        Required = required,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(body, null, ct) } },
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
