using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

static class TargetFactory
{
    public static Target Poker(Server server, ClientProtocol manner, int sessions, int players) =>
        Of($"ours: {manner}", server, sessions, () => new PokerSession(server.Http, manner, players));

    public static Target Stream(Server server, int sessions, int players) =>
        Of("bare Kestrel", server, sessions, () => new KestrelSession(server.Http, players));

    public static Target Hub(string name, Server server, int sessions, int players) =>
        Of(name, server, sessions, () => new SignalRSession(server.Http.BaseAddress!, players));

    static Target Of(string name, Server server, int count, Func<SimulatedSession> team) => new(name, server, [.. Enumerable.Range(0, count).Select(_ => team())]);
}
