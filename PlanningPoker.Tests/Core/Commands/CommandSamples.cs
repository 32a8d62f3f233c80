using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>Every command with its wire name, who may run it, and a sample that changes the session.</summary>
static class CommandSamples
{
    static readonly PlayerId Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a"), B = TestSession.Story("b");

    public static readonly IReadOnlyList<(string Name, Who Who, Command Command)> All =
    [
        ("session:join", Who.Anyone, new Join("Newcomer")),
        ("session:leave", Who.Players, new Leave()),
        ("player:update", Who.Players, new UpdatePlayer(Bob, "Robert")),
        ("player:promote", Who.Hosts, new PromotePlayer(Bob)),
        ("player:demote", Who.Hosts, new DemotePlayer(TestSession.Id("Ann"))),
        ("player:remove", Who.Hosts, new RemovePlayer(Bob)),
        ("device:pass", Who.Players, new CreateDeviceLink(new("another pass"))),
        ("device:link", Who.Anyone, new LinkDevice(new("Bob's pass"))),
        ("vote:submit", Who.Voters, new Vote("8")),
        ("vote:retract", Who.Voters, new Retract()),
        ("cards:reveal", Who.Hosts, new Reveal()),
        ("game:reset", Who.Hosts, new Reset()),
        ("story:create", Who.Hosts, new CreateStory("c", "c")),
        ("story:import", Who.Hosts, new ImportStories([new(1, new("d"))])),
        ("story:update", Who.Hosts, new EditStory(A, "Other")),
        ("story:update", Who.Hosts, new MoveStory(A, 1)),
        ("story:update", Who.Hosts, new EstimateStory(A, "5")),
        ("story:delete", Who.Hosts, new DeleteStory(A)),
        ("story:start", Who.Hosts, new StartStory(B)),
        ("vote:quick", Who.Hosts, new QuickVote()),
        ("session:update", Who.Hosts, new UpdateSession("Other")),
        ("session:delete", Who.Hosts, new DeleteSession()),
    ];

    /// <summary>
    /// Ann is host, Bob has voted, Olga observes, Rex was removed, Gus has left, Zoe never joined. Story a is current. Bob has created a
    /// link.
    /// </summary>
    public static readonly TestSession Session = TestSession.Of("Ann", "Bob", "Rex", "Gus").WithObserver("Olga").WithStories("a", "b")
        .Started("a")
        .After("Ann", new RemovePlayer(TestSession.Id("Rex"))).After("Gus", new Leave()).Voted(("Ann", "5"), ("Bob", "5"))
        .After("Bob", new CreateDeviceLink(new("Bob's pass")));

    public static TheoryData<string> Commands => [.. All.Select(verb => verb.Command.GetType().Name)];

    public static (string Name, Who Who, Command Command) Of(string command) => All.Single(verb => verb.Command.GetType().Name == command);
}
