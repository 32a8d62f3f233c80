using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>One message that a script sends on its WebSocket, and the form of its answer.</summary>
/// <param name="Type">A verb's wire name.</param>
/// <param name="Id">Names the answer: a text or a number that the script chose.</param>
/// <param name="Content">The verb's data.</param>
sealed record ClientMessage(string? Type, JsonElement Id, [property: JsonPropertyName("data")] JsonElement Content)
{
    static readonly string JoinVerb = new Join(null).Verb;

    public bool IsJoin => Type == JoinVerb;

    /// <summary>The data by itself; left out, it is empty.</summary>
    public byte[] Json => Content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        ? "{}"u8.ToArray()
        : JsonMarshal.GetRawUtf8Value(Content).ToArray();

    /// <returns>Null for anything else than such a message, or where its id could not be repeated.</returns>
    public static ClientMessage? Read(ReadOnlySpan<byte> utf8) =>
        Utf8.IsValid(utf8) && JsonBody.Parse<ClientMessage>(utf8) is { HasReadableId: true } message ? message : null;

    bool HasReadableId
    {
        get
        {
            try
            {
                return Id.ValueKind != JsonValueKind.String || Id.GetString() is not null;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair is no text.
                return false;
            }
        }
    }

    /// <param name="message">The message; null where it could not be read.</param>
    /// <param name="answer">What the API's endpoint would answer.</param>
    public static ReadOnlyMemory<byte> Answer(ClientMessage? message, IResult answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = Contracts.Json.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WritePropertyName("replyTo");
            if (message?.Id.ValueKind is JsonValueKind.String or JsonValueKind.Number) message.Id.WriteTo(json);
            else json.WriteNullValue();
            json.WriteNumber("status", ((IStatusCodeHttpResult)answer).StatusCode!.Value);
            if (answer is IValueHttpResult { Value: { } value })
            {
                json.WritePropertyName(value is ProblemDetails ? "problem" : "data");
                JsonSerializer.Serialize(json, value, value.GetType(), Contracts.Json.Options);
            }
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
