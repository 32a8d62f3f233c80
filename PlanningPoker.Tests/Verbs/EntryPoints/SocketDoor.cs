using System.Text.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Verbs.EntryPoints;

/// <summary>The API's WebSocket: a verb by its wire name.</summary>
sealed class SocketDoor : IDoor
{
    public async Task<DoorAnswer?> SendAsync(ServerSession table, Person who, Command command)
    {
        using var talker = await Talker.OpenAsync(table.Server, $"/api/sessions/{table.Code}/ws", who);
        var answer = await talker.AskAsync(command.Verb, DataOf(command));
        return new((int)answer["status"]!, (string?)answer["problem"]?["code"], answer.ToJsonString());
    }

    /// <summary>What is null is not said, but that an estimate is taken away.</summary>
    static JsonObject DataOf(Command command)
    {
        if (command is ImportStories import) return new() { ["lines"] = FormDoor.Lines(import) };
        var data = JsonSerializer.SerializeToNode(command, command.GetType(), Json.Options)!.AsObject();
        if (command is EstimateStory) data["estimate"] ??= "";
        foreach (var name in data.Where(member => member.Value is null).Select(member => member.Key).ToArray()) data.Remove(name);
        return data;
    }
}
