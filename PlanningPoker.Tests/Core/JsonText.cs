using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanningPoker.Tests.Core;

/// <summary>Writes any value as JSON, to compare two of them and to show the difference.</summary>
static class JsonText
{
    static readonly JsonSerializerOptions Options = new()
    {
        Converters =
        {
            new JsonStringEnumConverter(),
            new VotesConverter(),
            new ShortConverter<Deck>(deck => string.Join(' ', deck.Cards.Select(card => card.Face))),
            new ShortConverter<PlayerId>(id => id.Value),
            new ShortConverter<StoryId>(id => id.Value),
            new ShortConverter<SessionCode>(code => code.Value),
        },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(object? value) => JsonSerializer.Serialize(value, Options);

    sealed class VotesConverter : JsonConverter<ImmutableDictionary<PlayerId, CastVote>>
    {
        public override void Write(Utf8JsonWriter writer, ImmutableDictionary<PlayerId, CastVote> votes, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, votes.Values.OrderBy(vote => vote.Player.Value, StringComparer.Ordinal), options);

        public override ImmutableDictionary<PlayerId, CastVote> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    sealed class ShortConverter<T>(Func<T, string> toText) : JsonConverter<T>
    {
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(toText(value));

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
