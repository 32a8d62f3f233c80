using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs.EntryPoints;

/// <summary>A way by which commands come in. Each takes the same commands and answers in its own manner.</summary>
interface IDoor
{
    /// <summary>What came of it; null when this door does not offer the command to them.</summary>
    Task<DoorAnswer?> SendAsync(ServerSession table, Person who, Command command);
}

/// <param name="Status">The status of the answer.</param>
/// <param name="Code">The code of a refusal, where the door says one.</param>
/// <param name="Text">The whole answer.</param>
sealed record DoorAnswer(int Status, string? Code, string Text)
{
    public bool IsDone => Status < 400;
}

static class AllDoors
{
    public static IReadOnlyDictionary<string, IDoor> ByName { get; } = new Dictionary<string, IDoor>
    {
        ["form"] = new FormDoor(),
        ["htmx"] = new HtmxDoor(),
        ["json"] = new JsonDoor(),
        ["socket"] = new SocketDoor(),
    };
}
