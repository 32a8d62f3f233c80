using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

static class Contestants
{
    public static Contestant Poker(Server server, Manner manner, int sessions, int players) =>
        Of($"ours: {manner}", server, sessions, () => new PokerTeam(server.Http, new Table(server.Http), manner, players));

    public static Contestant Stream(Server server, int sessions, int players) =>
        Of("bare Kestrel, SSE", server, sessions, () => new StreamTeam(server.Http, players));

    public static Contestant Hub(string name, Server server, int sessions, int players) =>
        Of(name, server, sessions, () => new HubTeam(server.Http.BaseAddress!, players));

    static Contestant Of(string name, Server server, int count, Func<Team> team) => new(name, server, [.. Enumerable.Range(0, count).Select(_ => team())]);
}
