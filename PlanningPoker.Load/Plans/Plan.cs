using static PlanningPoker.Load.Plans.MeasuredCosts;

namespace PlanningPoker.Load.Plans;

/// <summary>What a number of players needs who all play at the same time, as arithmetic on <see cref="MeasuredCosts"/>.</summary>
sealed record Plan
{
    /// <summary>How much of a core may be used: the rest is for peaks, and for the players of a server that ends.</summary>
    const double Utilisation = 0.5;

    /// <summary>Each server says again who is present in a session.</summary>
    const double SecondsPerAnnouncement = 8;

    /// <summary>Each server says to each that it lives.</summary>
    const double HeartbeatsPerSecond = 4;

    public required int Players { get; init; }
    public required int PlayersPerSession { get; init; }

    /// <summary>A vote of each player, a reveal and a new round take so long.</summary>
    public required int SecondsPerRound { get; init; }

    public required int CoresPerServer { get; init; }

    double Sessions => Math.Ceiling((double)Players / PlayersPerSession);
    double Commands => Sessions * (PlayersPerSession + 2) / SecondsPerRound;
    double Deliveries => Commands * PlayersPerSession;
    double Cores => (Deliveries * MicrosecondsPerDelivery / 1e6 + Players * CoresPerPage) / Utilisation;
    double ServersByPages => Math.Ceiling((double)Players / PagesPerServer);
    double Servers => Math.Max(ServersByPages, Math.Ceiling(Cores / CoresPerServer));

    /// <summary>On how many servers a session has players, when requests go to any.</summary>
    double ServersPerSession => Servers * (1 - Math.Pow(1 - 1 / Servers, PlayersPerSession));

    public IEnumerable<(string What, double Number, string From)> Rows() =>
    [
        ("players", Players, "--players"),
        ("sessions", Sessions, $"--team {PlayersPerSession}"),
        ("commands per second", Commands, $"a vote of each player, a reveal and a new round in --round {SecondsPerRound} s"),
        ("deliveries per second", Deliveries, "each command reaches each player of its session"),
        ("servers' cores", Math.Ceiling(Cores),
            $"{MicrosecondsPerDelivery} µs a delivery, and what idle pages take, at {100 * Utilisation:0} %; each session on one server"),
        ("servers, for their cores", Math.Ceiling(Cores / CoresPerServer), $"--cores {CoresPerServer}"),
        ("servers, for their pages", ServersByPages, $"{PagesPerServer} pages on one: more was not tried"),
        ("memory for pages of a server, MB", Players / Servers * KilobytesPerPage / 1024, $"{KilobytesPerPage} KB a page"),
        ("messages per second for presence, by session", Sessions / SecondsPerAnnouncement, "one server a session, every 8 s"),
        ("messages per second for presence, at random", Sessions * ServersPerSession * ServersPerSession / SecondsPerAnnouncement,
            "each of a session's servers to each other: route by session"),
        ("Redis for hints, by session, % of a core", Math.Ceiling(100 * Commands * RedisPerCommand), "measured at 500 commands per second"),
        ("heartbeats per second in one cluster", Servers * Servers * HeartbeatsPerSecond,
            "each server to each, every 250 ms: divide the sessions over clusters"),
    ];
}
