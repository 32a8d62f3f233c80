using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanningPoker.Tests.Server;

/// <summary>A frame as a client received it.</summary>
/// <param name="Name">The name of its event.</param>
/// <param name="Id">Its position; null when it has none.</param>
/// <param name="Data">Its JSON or HTML.</param>
/// <param name="From">The position that it starts from; null without a position.</param>
sealed record ReceivedFrame(string Name, long? Id, string Data, long? From)
{
    /// <summary>An event of an event stream: its id is a position, or two.</summary>
    public static ReceivedFrame Of(SseItem<string> item)
    {
        var positions = item.EventId?.Split(" from ").Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray() ?? [];
        return positions switch
        {
            [var id, var from] => new(item.EventType, id, item.Data, from),
            [var id] => new(item.EventType, id, item.Data, id - 1),
            _ => new(item.EventType, null, item.Data, null),
        };
    }

    /// <summary>A message of a WebSocket.</summary>
    public static ReceivedFrame Of(JsonObject message)
    {
        var data = message["html"] is { } html ? (string)html! : message["data"]!.ToJsonString(Plain);
        var id = (long?)message["id"];
        return new((string)message["event"]!, id, data, (long?)message["from"] ?? id - 1);
    }

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonObject Json => JsonNode.Parse(Data)!.AsObject();

    public override string ToString() => Id is { } id ? $"{id} {Name}" : Name;
}
