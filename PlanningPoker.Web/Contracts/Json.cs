using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace PlanningPoker.Web.Contracts;

/// <summary>The JSON options of the API and its streams.</summary>
static class Json
{
    /// <summary>Types of Core, which does not know JSON: their members are omitted when null.</summary>
    static readonly Type[] OmittingTypes = [typeof(Consensus), typeof(Statistics)];

    public static JsonSerializerOptions Options { get; } = Configured(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.IgnoreReadOnlyProperties = true;
        options.MaxDepth = 16;
        // Cards and names stay readable; what could end a script or an attribute is still escaped.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdConverter<PlayerId>(id => id.Value, text => new(text)));
        options.Converters.Add(new IdConverter<StoryId>(id => id.Value, text => StoryId.TryParse(text, out var id) ? id : default));
        options.Converters.Add(new IdConverter<SessionCode>(
            code => code.Value,
            text => SessionCode.TryParse(text, out var code) ? code : throw new JsonException()));
        options.Converters.Add(new DeckChoiceConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitNulls } };
        return options;
    }

    /// <summary>Whether the member is omitted when null.</summary>
    public static bool IsOmittedWhenNull(JsonPropertyInfo property) =>
        OmittingTypes.Contains(property.DeclaringType)
        || property.AttributeProvider?.IsDefined(typeof(OmitNullAttribute), inherit: true) is true;

    static void OmitNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (IsOmittedWhenNull(property)) property.ShouldSerialize = static (_, value) => value is not null;
    }

    sealed class IdConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? read(reader.GetString()!) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    /// <summary>A deck's name, or an array of faces.</summary>
    sealed class DeckChoiceConverter : JsonConverter<DeckChoice>
    {
        public override DeckChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.String => new(reader.GetString(), []),
                JsonTokenType.StartArray => new(null, [.. JsonSerializer.Deserialize<string?[]>(ref reader, options)!]),
                _ => throw new JsonException(),
            };

        public override void Write(Utf8JsonWriter writer, DeckChoice value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, (object?)value.Name ?? value.Faces, options);
    }
}
