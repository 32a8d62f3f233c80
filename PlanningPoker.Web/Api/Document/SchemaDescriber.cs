using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api.Document;

/// <summary>
/// Makes the schemas agree with the JSON: ids are texts, a deck is a name or an array of faces. In a response every member is required
/// unless it is omitted when null. In a request body only members without a default are required, and ids from the URL are not members.
/// </summary>
sealed class SchemaDescriber : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var json = context.JsonTypeInfo;
        var type = Nullable.GetUnderlyingType(json.Type) ?? json.Type;
        if (type == typeof(SessionCode) || type == typeof(PlayerId) || type == typeof(StoryId))
            schema.Type = JsonSchemaType.String | (type == json.Type ? 0 : JsonSchemaType.Null);
        else if (type == typeof(DeckChoice)) DescribeDeck(schema);
        else if (json.Kind == JsonTypeInfoKind.Object && IsBody(type)) DescribeBody(schema, json);
        else if (json.Kind == JsonTypeInfoKind.Object) DescribeAnswer(schema, json);
        return Task.CompletedTask;
    }

    static bool IsBody(Type type) =>
        type == typeof(OpenSession) || type == typeof(SessionFields) || type.IsAssignableTo(typeof(Command))
        || type.IsAssignableTo(typeof(ICommandBody)) || type.IsAssignableTo(typeof(IBodyPart));

    static void DescribeAnswer(OpenApiSchema schema, JsonTypeInfo json)
    {
        RemoveComputed(schema, json);
        var omitted = json.Properties.Where(Json.IsOmittedWhenNull).Select(property => property.Name).ToHashSet();
        schema.Required = (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Keys.Except(omitted).ToHashSet();
        foreach (var name in omitted) RemoveNull(schema, name);
    }

    static void DescribeBody(OpenApiSchema schema, JsonTypeInfo json)
    {
        RemoveComputed(schema, json);
        schema.Properties?.Remove("storyId");
        schema.Properties?.Remove("playerId");
        var required = from parameter in json.Type.GetConstructors()[0].GetParameters()
                       where !parameter.HasDefaultValue && !(json.Type == typeof(CreateStory) && parameter.Name == nameof(CreateStory.Id))
                       let name = json.Options.PropertyNamingPolicy!.ConvertName(parameter.Name!)
                       where schema.Properties?.ContainsKey(name) is true
                       select name;
        schema.Required = required.ToHashSet();
        foreach (var name in schema.Required) RemoveNull(schema, name);
    }

    static void RemoveComputed(OpenApiSchema schema, JsonTypeInfo json)
    {
        foreach (var computed in json.Properties.Where(property => property is { Set: null, AssociatedParameter: null }))
            schema.Properties?.Remove(computed.Name);
    }

    static void RemoveNull(OpenApiSchema schema, string name)
    {
        if (schema.Properties?.TryGetValue(name, out var property) is true && property is OpenApiSchema { Type: { } types } own)
            own.Type = types & ~JsonSchemaType.Null;
    }

    static void DescribeDeck(OpenApiSchema schema)
    {
        schema.Description = "A deck's name, or its own faces in order of size.";
        schema.OneOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Deck.Named.Select(deck => (JsonNode)deck.Name!)] },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Array, MinItems = Deck.MinCards, MaxItems = Deck.MaxCards, UniqueItems = true,
                Items = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Deck.MaxFace },
            },
        ];
    }
}
