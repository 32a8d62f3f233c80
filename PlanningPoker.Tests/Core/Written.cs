using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanningPoker.Tests.Core;

/// <summary>Anything of ours written out in full, so that two of them can be compared and a difference read.</summary>
static class Written
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

    public static string Out(object? value) => JsonSerializer.Serialize(value, Options);

    sealed class VotesConverter : JsonConverter<ImmutableDictionary<PlayerId, CastVote>>
    {
        public override void Write(Utf8JsonWriter writer, ImmutableDictionary<PlayerId, CastVote> votes, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, votes.Values.OrderBy(vote => vote.Player.Value, StringComparer.Ordinal), options);

        public override ImmutableDictionary<PlayerId, CastVote> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    sealed class ShortConverter<T>(Func<T, string> written) : JsonConverter<T>
    {
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(written(value));

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
