using System.Text.Json.Nodes;

namespace PlanningPoker.Tests.Server;

/// <summary>A frame as a client received it.</summary>
/// <param name="Name">The name of its event.</param>
/// <param name="Id">Its position; null when it has none.</param>
/// <param name="Data">Its JSON or HTML.</param>
sealed record ReceivedFrame(string Name, long? Id, string Data)
{
    public JsonObject Json => JsonNode.Parse(Data)!.AsObject();

    public override string ToString() => Id is { } id ? $"{id} {Name}" : Name;
}
