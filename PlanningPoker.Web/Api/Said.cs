using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>One message of a script's, and how it is answered.</summary>
/// <param name="Type">A verb's wire name.</param>
/// <param name="Id">What the answer is recognised by: a text or a number of the script's own.</param>
/// <param name="Content">The verb's data.</param>
sealed record Said(string? Type, JsonElement Id, [property: JsonPropertyName("data")] JsonElement Content)
{
    static readonly string JoinName = Command.NameOf(typeof(Join));

    public bool IsJoin => Type == JoinName;

    /// <summary>The data by itself; left out, it is empty.</summary>
    public byte[] Json => Content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "{}"u8.ToArray() : JsonMarshal.GetRawUtf8Value(Content).ToArray();

    /// <returns>Null for anything that is no such message, or could not be answered under its id.</returns>
    public static Said? Read(ReadOnlySpan<byte> message) => Utf8.IsValid(message) && JsonBody.Parse<Said>(message) is { } said && said.HasReadableId ? said : null;

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

    /// <param name="said">What is answered; null where it could not be read.</param>
    /// <param name="answer">What the API's endpoint for it would answer.</param>
    public static ReadOnlyMemory<byte> Answer(Said? said, IResult answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = Contracts.Json.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WritePropertyName("replyTo");
            if (said?.Id.ValueKind is JsonValueKind.String or JsonValueKind.Number) said.Id.WriteTo(json);
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
