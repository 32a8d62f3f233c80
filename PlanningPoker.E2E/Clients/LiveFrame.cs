using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace PlanningPoker.E2E.Clients;

/// <summary>A frame as a client received it, over any transport.</summary>
/// <param name="Name">The name of its event.</param>
/// <param name="Id">Its position; null when it has none.</param>
/// <param name="Content">Its JSON or HTML.</param>
/// <param name="From">The position that it starts from; null without a position.</param>
sealed record LiveFrame(string Name, long? Id, string Content, long? From)
{
    public JsonElement Json => JsonDocument.Parse(Content).RootElement;

    public bool IsSync => Name == "session:sync";

    /// <summary>Whether it can be applied to a table at this position.</summary>
    public bool Follows(long position) => IsSync ? Id >= position : From <= position && position < Id;

    /// <summary>Reads a frame from a WebSocket message or from the answer to a poll.</summary>
    public static LiveFrame Of(JsonElement message)
    {
        var id = NumberIn(message, "id");
        var content = message.TryGetProperty("html", out var html) ? html.GetString()! : message.GetProperty("data").GetRawText();
        return new(message.GetProperty("event").GetString()!, id, content, NumberIn(message, "from") ?? id - 1);
    }

    /// <summary>Reads a frame from an event stream: its id is a position, or two.</summary>
    public static LiveFrame Of(SseItem<string> item)
    {
        var positions = item.EventId?.Split(" from ").Select(text => (long?)long.Parse(text, CultureInfo.InvariantCulture)).ToArray() ?? [];
        var id = positions.FirstOrDefault();
        return new(item.EventType, id, item.Data, positions.ElementAtOrDefault(1) ?? id - 1);
    }

    static long? NumberIn(JsonElement message, string name) => message.TryGetProperty(name, out var number) ? number.GetInt64() : null;
}
