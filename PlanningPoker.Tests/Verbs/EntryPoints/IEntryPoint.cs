using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs.EntryPoints;

/// <summary>Sends commands to the server: by form, by JSON or by WebSocket.</summary>
interface IEntryPoint
{
    /// <returns>The answer; null when this entry point does not offer the command to the player.</returns>
    Task<CommandAnswer?> SendAsync(ServerSession session, TestPlayer player, Command command);
}

/// <param name="Status">The status of the answer.</param>
/// <param name="Code">The code of a refusal, where the entry point sends one.</param>
/// <param name="Text">The whole answer.</param>
sealed record CommandAnswer(int Status, string? Code, string Text)
{
    public bool IsDone => Status < 400;
}

static class AllEntryPoints
{
    public static IReadOnlyDictionary<string, IEntryPoint> ByName { get; } = new Dictionary<string, IEntryPoint>
    {
        ["form"] = new FormEntryPoint(),
        ["htmx"] = new HtmxEntryPoint(),
        ["json"] = new ApiEntryPoint(),
        ["socket"] = new WebSocketEntryPoint(),
    };
}
