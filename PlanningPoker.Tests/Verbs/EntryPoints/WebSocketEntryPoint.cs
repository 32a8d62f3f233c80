using System.Text.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Verbs.EntryPoints;

/// <summary>The WebSocket of the API: a command by its wire name.</summary>
sealed class WebSocketEntryPoint : IEntryPoint
{
    public async Task<CommandAnswer?> SendAsync(ServerSession session, TestPlayer player, Command command)
    {
        using var socket = await WebSocketClient.OpenAsync(session.Server, $"/api/sessions/{session.Code}/ws", player);
        var answer = await socket.RequestAsync(command.Verb, DataOf(command));
        return new((int)answer["status"]!, (string?)answer["problem"]?["code"], answer.ToJsonString(Json.Options));
    }

    /// <summary>Omits members that are null, except an estimate, which is removed by an empty text.</summary>
    static JsonObject DataOf(Command command)
    {
        if (command is ImportStories import) return new() { ["lines"] = FormEntryPoint.Lines(import) };
        var data = JsonSerializer.SerializeToNode(command, command.GetType(), Json.Options)!.AsObject();
        if (command is EstimateStory) data["estimate"] ??= "";
        data["was"] = JsonSerializer.SerializeToNode(ApiEntryPoint.ShownOf(command), Json.Options);
        foreach (var name in data.Where(member => member.Value is null).Select(member => member.Key).ToArray()) data.Remove(name);
        return data;
    }
}
