using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>A message from a script on its WebSocket, and how it is answered.</summary>
/// <param name="Type">A verb's wire name.</param>
/// <param name="Id">Repeated in the answer: a text or a number that the script chose.</param>
/// <param name="Content">The verb's data.</param>
sealed record ClientMessage(string? Type, JsonElement Id, [property: JsonPropertyName("data")] JsonElement Content)
{
    static readonly string JoinVerb = new Join(null).Verb;

    public bool IsJoin => Type == JoinVerb;

    /// <summary>The data as JSON; an empty object if there is none.</summary>
    public byte[] Json => Content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        ? "{}"u8.ToArray()
        : JsonMarshal.GetRawUtf8Value(Content).ToArray();

    /// <summary>Whether it joins as a player who has a token.</summary>
    public bool HasToken => Token.ValueKind is not JsonValueKind.Undefined;

    /// <summary>The token; null if it is not readable text.</summary>
    public string? TokenText => Token.ValueKind is JsonValueKind.String && IsReadable(Token) ? Token.GetString() : null;

    JsonElement Token => IsJoin ? JsonBody.Parse<TokenData>(Json)?.PlayerToken ?? default : default;

    /// <returns>Null if it is no valid message, or its id could not be repeated in the answer.</returns>
    public static ClientMessage? Read(ReadOnlySpan<byte> utf8) =>
        Utf8.IsValid(utf8) && JsonBody.Parse<ClientMessage>(utf8) is { HasReadableId: true } message ? message : null;

    bool HasReadableId => Id.ValueKind != JsonValueKind.String || IsReadable(Id);

    static bool IsReadable(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is not valid text.
            return false;
        }
    }

    /// <param name="message">The message; null if it could not be read.</param>
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

    sealed record TokenData(JsonElement? PlayerToken);
}
