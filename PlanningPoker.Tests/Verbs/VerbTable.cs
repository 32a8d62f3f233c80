using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs;

/// <summary>Every command of the API with who may run it and what it publishes.</summary>
static class VerbTable
{
    /// <summary>The version of a populated session after one more change, and so the id of the offer to undo it.</summary>
    const int Deletion = 9;

    static readonly StoryId First = new("s-1"), Second = new("s-2");

    public static IReadOnlyList<VerbCase> Rows { get; } =
    [
        new("session:join", Permission.Anyone, _ => new Join("Nina"), "player:joined",
            (_, player) => new { playerId = player.Token is null ? "*" : player.Id.Value, name = "Nina", role = "voter", voted = false }),
        new("session:leave", Permission.Seated, _ => new Leave(), "player:left", Left),
        new("player:update", Permission.PlayerOrHosts, session => new UpdatePlayer(session.Player.Id, "Pina"), "player:updated",
            (session, _) => new { playerId = session.Player.Id.Value, name = "Pina", role = "voter", host = false, voted = false }),
        new("player:update role", Permission.PlayerOrHosts, session => new UpdatePlayer(session.Player.Id, Role: Role.Observer),
            "player:updated",
            (session, _) => new { playerId = session.Player.Id.Value, name = "Pia", role = "observer", host = false, voted = false }),
        new("player:promote", Permission.Hosts, session => new PromotePlayer(session.Player.Id), "player:updated",
            (session, _) => new { playerId = session.Player.Id.Value, name = "Pia", role = "voter", host = true, voted = false }),
        new("host:accept", Permission.Offered, _ => new AcceptControls(), "player:updated",
            (session, _) => new { playerId = session.Player.Id.Value, name = "Pia", role = "voter", host = true, voted = false })
        {
            Before = session => OfferControls(session, session.Player),
        },
        new("host:return", Permission.Hosts, _ => new TakeBackControls(), "player:updated",
            (_, _) => new { playerId = "*", name = "Stan", role = "voter", host = false, voted = false })
        {
            Before = async session =>
            {
                var stan = await session.JoinAsync("Stan");
                await OfferControls(session, stan);
                await session.RunAsync(stan, new AcceptControls());
            },
        },
        new("player:demote", Permission.Hosts, session => new DemotePlayer(session.Host.Id), "player:updated",
            (session, _) => new { playerId = session.Host.Id.Value, name = "Hana", role = "voter", host = false, voted = false,
                newHost = session.Player.Id.Value }),
        new("player:remove", Permission.Hosts, session => new RemovePlayer(session.Player.Id), "player:left",
            (session, _) => new { playerId = session.Player.Id.Value, removed = true, undoId = "*", undoUntil = "*" }),

        new("vote:submit", Permission.Voters, _ => new Vote("5", 1, 1), "vote:submitted",
            (_, player) => new { playerId = player.Id.Value, voteCount = 1, totalPlayers = 3 }),
        new("vote:submit with a reason", Permission.Voters, _ => new Vote("5", 1, 1, "Known ground"), "vote:submitted",
            (_, player) => new { playerId = player.Id.Value, voteCount = 1, totalPlayers = 3 }),
        new("vote:retract", Permission.Voters, _ => new Retract(1), "vote:retracted",
            (_, player) => new { playerId = player.Id.Value, voteCount = 2, totalPlayers = 3 }) { Before = AllVote },
        new("cards:reveal", Permission.Hosts, _ => new Reveal(1), "cards:revealed",
            Revealed) { Before = session => session.RunAsync(session.Player, new Vote("5", Reason: "Known ground")) },
        new("cards:reveal by everyone", Permission.Seated, _ => new Reveal(1), "cards:revealed", Revealed)
        {
            Before = async session =>
            {
                await session.RunAsync(session.Host, new UpdateSession(Settings: new("everyone")));
                await session.RunAsync(session.Player, new Vote("5", Reason: "Known ground"));
            },
        },
        new("round:skip", Permission.Hosts, session => new SkipPlayer(session.Player.Id, 1), "player:skipped",
            (session, _) => new { playerId = session.Player.Id.Value, round = 1, voteCount = 0, totalPlayers = 2 }),
        new("round:unskip", Permission.Hosts, session => new UnskipPlayer(session.Player.Id, 1), "player:unskipped",
            (session, _) => new { playerId = session.Player.Id.Value, round = 1, voteCount = 0, totalPlayers = 3 })
        {
            Before = session => session.RunAsync(session.Host, new SkipPlayer(session.Player.Id)),
        },
        new("game:reset", Permission.Hosts, _ => new Reset(1), "game:reset", (_, _) => new { round = 2 }),
        new("countdown:stop", Permission.Hosts, _ => new StopCountdown(1), "countdown:stopped",
            (_, player) => new { round = 1, by = player.Id.Value }) { Before = CountDown },
        new("timer:start", Permission.Hosts, _ => new StartTimer(30, 1), "timer:changed",
            (_, _) => new { round = 1, timer = "*" }),
        new("timer:add", Permission.Hosts, _ => new AddTime(60, 1), "timer:changed",
            (_, _) => new { round = 1, timer = "*" }) { Before = StartTimer },
        new("timer:pause", Permission.Hosts, _ => new PauseTimer(1), "timer:changed",
            (_, _) => new { round = 1, timer = "*" }) { Before = StartTimer },
        new("timer:stop", Permission.Hosts, _ => new StopTimer(1), "timer:changed",
            (_, _) => new { round = 1, timer = (object?)null }) { Before = StartTimer },

        .. StoryVerbs.Rows,
        new("vote:quick", Permission.Hosts, _ => new QuickVote(2), "story:started", (_, _) => new { storyId = (string?)null, round = 3 })
        {
            Before = session => session.RunAsync(session.Host, new StartStory(First)),
        },
        new("session:update", Permission.Hosts, _ => new UpdateSession("Team Green", Settings: new("everyone")), "session:updated",
            (_, _) => new { name = "Team Green", deck = "*", round = 1,
                settings = new { whoReveals = "everyone", whoManagesStories = "hosts", autoReveal = false, votesMayChange = true,
                    anonymous = false,
                    timerSeconds = 120, locked = false, passcode = false,
                    tracker = (string?)null } }),
        new("session:update of the tracker", Permission.Hosts,
            _ => new UpdateSession(Settings: new(Tracker: "https://tracker.example/browse/{key}")), "session:updated",
            (_, _) => new { name = "*", deck = "*", round = 1,
                settings = new { whoReveals = "hosts", whoManagesStories = "hosts", autoReveal = false, votesMayChange = true,
                    anonymous = false, timerSeconds = 120, locked = false, passcode = false,
                    tracker = "https://tracker.example/browse/{key}" } }),
        new("session:update of the passcode", Permission.Hosts, _ => new UpdateSession(Settings: new(Passcode: "4711")),
            // To those who have no seat, as the readers of these tests.
            "live:gone", (_, _) => new { code = "not_joined" }),
        new("session:update of the other settings", Permission.Hosts,
            _ => new UpdateSession(Settings: new(
                WhoManagesStories: "everyone", AutoReveal: true, VotesMayChange: false, TimerSeconds: 60, Locked: true, Anonymous: true)),
            "session:updated",
            (_, _) => new { name = "*", deck = "*", round = 1,
                settings = new { whoReveals = "hosts", whoManagesStories = "everyone", autoReveal = true, votesMayChange = false,
                    anonymous = true, timerSeconds = 60, locked = true, passcode = false, tracker = (string?)null } }),
        new("undo", Permission.Hosts, _ => new Undo(Deletion), "undone",
            (_, _) => new { undoId = Deletion, what = "story", round = 1, phase = "voting", voteCount = 0, totalPlayers = 3,
                storyId = (string?)null,
                story = new { storyId = "s-2", key = (string?)null, title = "Second", url = (string?)null, position = 1,
                    parked = false } })
        {
            Before = session => session.RunAsync(session.Host, new DeleteStories(Second)),
        },
        new("undo of parked stories by everyone", Permission.Seated, _ => new Undo(Deletion + 1), "undone",
            (_, _) => new { undoId = Deletion + 1, what = "park", round = 1, phase = "voting", voteCount = 0, totalPlayers = 3,
                storyId = (string?)null, story = "*" })
        {
            Before = async session =>
            {
                await StoryVerbs.EveryoneManages(session);
                await session.RunAsync(session.Host, new ParkStories(Second));
            },
        },
        new("undo of a reveal by everyone", Permission.Seated, _ => new Undo(Deletion + 2), "undone",
            (_, _) => new { undoId = Deletion + 2, what = "reveal", round = 2, phase = "voting", voteCount = 1, totalPlayers = 3,
                storyId = (string?)null })
        {
            Before = async session =>
            {
                await session.RunAsync(session.Host, new UpdateSession(Settings: new("everyone")));
                await session.RunAsync(session.Player, new Vote("5"));
                await session.RunAsync(session.Host, new Reveal());
            },
        },
        new("undo of a left round", Permission.Hosts, _ => new Undo(Deletion + 1), "undone",
            (_, _) => new { undoId = Deletion + 1, what = "round", round = 3, phase = "voting", voteCount = 1, totalPlayers = 3,
                storyId = (string?)null })
        {
            Before = async session =>
            {
                await session.RunAsync(session.Player, new Vote("5"));
                await session.RunAsync(session.Host, new Reset());
            },
        },
        new("session:end", Permission.Hosts, _ => new EndSession(), "session:ended", (_, _) => new { endedAt = "*" }),
        new("session:reopen", Permission.Hosts, _ => new ReopenSession(), "session:reopened", (_, _) => new { round = 1 })
        {
            Before = session => session.RunAsync(session.Host, new EndSession()),
        },
        new("session:delete", Permission.Hosts, _ => new DeleteSession(), "live:gone", (_, _) => new { code = "no_session" }),
    ];

    /// <summary>The rows that change something for those who may run them.</summary>
    public static IEnumerable<VerbCase> Published => Rows.Where(row => row.Refused is null);

    static object Left(PopulatedSession session, TestPlayer player) => player == session.Host
        ? new { playerId = player.Id.Value, newHost = session.Player.Id.Value }
        : new { playerId = player.Id.Value };

    static object Revealed(PopulatedSession session, TestPlayer player) => new
    {
        round = 1,
        votes = new[] { new { playerId = session.Player.Id.Value, name = "Pia", value = "5", reason = "Known ground" } },
        consensus = new { reached = true, value = "5", agreement = 1 },
        statistics = "*",
        undoId = "*",
        undoUntil = "*",
    };

    static async Task StartTimer(PopulatedSession session) => await session.RunAsync(session.Host, new StartTimer());

    static async Task OfferControls(PopulatedSession session, TestPlayer to)
    {
        var sessions = session.Server.Services.GetRequiredService<Sessions>();
        await sessions.RunAsync(session.Id, new NoteHostsAway(), TestTimeout.Token);
        await sessions.RunAsync(session.Id, new OfferControls(to.Id), TestTimeout.Token);
    }

    static async Task CountDown(PopulatedSession session)
    {
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(AutoReveal: true)));
        await session.RunAsync(session.Host, new Vote("5"));
        var sessions = session.Server.Services.GetRequiredService<Sessions>();
        await sessions.RunAsync(session.Id, new StartCountdown(1, new HashSet<PlayerId> { session.Host.Id }), TestTimeout.Token);
    }

    static async Task AllVote(PopulatedSession session)
    {
        foreach (var voter in (TestPlayer[])[session.Player, session.Other, session.Host])
            await session.RunAsync(voter, new Vote("5"));
    }
}
