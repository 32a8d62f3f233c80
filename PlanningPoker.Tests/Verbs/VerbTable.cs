using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core.Views;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs;

/// <summary>The table of verbs: who may use each, and which event follows.</summary>
static class VerbTable
{
    static readonly StoryId First = new("s-1"), Second = new("s-2");

    public static IReadOnlyList<VerbCase> Rows { get; } =
    [
        new("session:join", May.Anyone, _ => new Join("Nina"), "player:joined", (_, who) => new { playerId = who.Token is null ? "*" : who.Id.Value, name = "Nina", role = "voter" }),
        new("session:leave", May.Seated, _ => new Leave(), "player:left", Left),
        new("player:update", May.PlayerOrHosts, cast => new UpdatePlayer(cast.Player.Id, "Pina"), "player:updated",
            (cast, _) => new { playerId = cast.Player.Id.Value, name = "Pina", role = "voter", host = false }),
        new("player:update role", May.PlayerOrHosts, cast => new UpdatePlayer(cast.Player.Id, Role: Role.Observer), "player:updated",
            (cast, _) => new { playerId = cast.Player.Id.Value, name = "Pia", role = "observer", host = false }),
        new("player:promote", May.Hosts, cast => new PromotePlayer(cast.Player.Id), "player:updated",
            (cast, _) => new { playerId = cast.Player.Id.Value, name = "Pia", role = "voter", host = true }),
        new("player:demote", May.Hosts, cast => new DemotePlayer(cast.Host.Id), "player:updated",
            (cast, _) => new { playerId = cast.Host.Id.Value, name = "Hana", role = "voter", host = false, newHost = cast.Player.Id.Value }),
        new("player:remove", May.Hosts, cast => new RemovePlayer(cast.Player.Id), "player:left", (cast, _) => new { playerId = cast.Player.Id.Value, removed = true }),

        new("vote:submit", May.Voters, _ => new Vote("5", 1, 1), "vote:submitted", (_, who) => new { playerId = who.Id.Value, voteCount = 1, totalPlayers = 3 }),
        new("vote:retract", May.Voters, _ => new Retract(1), "vote:retracted", (_, who) => new { playerId = who.Id.Value, voteCount = 2, totalPlayers = 3 }) { Before = AllVote },
        new("cards:reveal", May.Hosts, _ => new Reveal(1), "cards:revealed", Revealed) { Before = cast => cast.ServerSession.RunAsync(cast.Player, new Vote("5")) },
        new("game:reset", May.Hosts, _ => new Reset(1), "game:reset", (_, _) => new { round = 2 }),

        new("story:create", May.Hosts, _ => new CreateStory("s-3", "Third", "US-3", "why", "https://example.org/3"), "story:created",
            (_, _) => new { stories = new[] { new { storyId = "s-3", key = "US-3", title = "Third", url = "https://example.org/3", position = 2 } } }),
        new("story:import", May.Hosts, _ => new ImportStories([new(1, new("Third")), new(2, new("Fourth"))]), "story:created", (_, _) => new { stories = "*" }),
        new("story:update fields", May.Hosts, _ => new EditStory(First, "First of all"), "story:updated",
            (_, _) => new { storyId = "s-1", key = "*", title = "First of all", url = (string?)null, position = 0 }),
        new("story:update position", May.Hosts, _ => new MoveStory(Second, 0), "story:moved", (_, _) => new { storyId = "s-2", position = 0 }),
        new("story:update estimate", May.Hosts, _ => new EstimateStory(First, "8", 1), "story:estimated", (_, _) => new { storyId = "s-1", estimate = "8" }),
        new("story:delete", May.Hosts, _ => new DeleteStory(First), "story:deleted", (_, _) => new { storyId = "s-1", round = 1 }),
        new("story:start", May.Hosts, _ => new StartStory(First, 1), "story:started", (_, _) => new { storyId = "s-1", round = 2 }),
        new("vote:quick", May.Hosts, _ => new QuickVote(2), "story:started", (_, _) => new { storyId = (string?)null, round = 3 })
        {
            Before = cast => cast.ServerSession.RunAsync(cast.Host, new StartStory(First)),
        },
        new("session:update", May.Hosts, _ => new UpdateSession("Team Green"), "session:updated", (_, _) => new { name = "Team Green", deck = "*", settings = new { }, round = 1 }),
        new("session:delete", May.Hosts, _ => new DeleteSession(), "live:gone", (_, _) => new { code = "no_session" }),
    ];

    static object Left(Cast cast, Person who) => who == cast.Host
        ? new { playerId = who.Id.Value, newHost = cast.Player.Id.Value }
        : new { playerId = who.Id.Value };

    static object Revealed(Cast cast, Person who) => new
    {
        round = 1,
        votes = new[] { new { playerId = cast.Player.Id.Value, name = "Pia", value = "5" } },
        consensus = new { reached = true, value = "5", agreement = 1 },
        statistics = "*",
    };

    static async Task AllVote(Cast cast)
    {
        foreach (var voter in (Person[])[cast.Player, cast.Other, cast.Host])
            await cast.ServerSession.RunAsync(voter, new Vote("5"));
    }
}
