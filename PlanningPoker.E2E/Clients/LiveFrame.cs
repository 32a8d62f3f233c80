using System.Text.Json;

namespace PlanningPoker.E2E.Clients;

/// <summary>A frame as a client received it, over any transport.</summary>
sealed record LiveFrame(string Name, long? Id, string Content)
{
    public JsonElement Json => JsonDocument.Parse(Content).RootElement;

    public bool IsSync => Name == "session:sync";

    /// <summary>Reads a frame from a WebSocket message or from the answer to a poll.</summary>
    public static LiveFrame Of(JsonElement message) => new(
        message.GetProperty("event").GetString()!,
        message.TryGetProperty("id", out var id) ? id.GetInt64() : null,
        message.TryGetProperty("html", out var html) ? html.GetString()! : message.GetProperty("data").GetRawText());
}
