using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>Creates a target for each kind of server. Nothing is connected yet.</summary>
static class TargetFactory
{
    public static Target CreatePlanningPoker(
        Server server, ClientProtocol protocol, int sessions, int players, string name = "Planning Poker") =>
        Create($"{name}: {protocol}", server, sessions, () => new PokerSession(server.Http, protocol, players));

    public static Target CreateKestrel(Server server, int sessions, int players) =>
        Create("bare Kestrel", server, sessions, () => new KestrelSession(server.Http, players));

    public static Target CreateSignalR(Server server, int sessions, int players) =>
        Create("bare SignalR", server, sessions, () => new SignalRSession(server.Http.BaseAddress!, players));

    public static Target CreateSignalREf(Server server, int sessions, int players) =>
        Create("SignalR that commits by EF", server, sessions, () => new SignalRSession(server.Http.BaseAddress!, players));

    static Target Create(string name, Server server, int count, Func<SimulatedSession> createSession) =>
        new(name, server, [.. Enumerable.Range(0, count).Select(_ => createSession())]);
}
