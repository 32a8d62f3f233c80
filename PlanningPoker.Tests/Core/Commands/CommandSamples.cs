using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>Every command with its wire name, who may run it, and a sample that changes the session.</summary>
static class CommandSamples
{
    static readonly PlayerId Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a"), B = TestSession.Story("b");

    /// <summary>The id of the offer to bring Rex back.</summary>
    const int RemovalOfRex = 13;

    public static readonly IReadOnlyList<(string Name, AllowedActors Allowed, PlayerCommand Command)> All =
    [
        ("session:join", AllowedActors.Anyone, new Join("Newcomer")),
        ("session:leave", AllowedActors.Players, new Leave()),
        ("player:update", AllowedActors.Players, new UpdatePlayer(Bob, "Robert")),
        ("player:promote", AllowedActors.Hosts, new PromotePlayer(Bob)),
        ("player:demote", AllowedActors.Hosts, new DemotePlayer(TestSession.Id("Ann"))),
        ("player:remove", AllowedActors.Hosts, new RemovePlayer(Bob)),
        ("host:accept", AllowedActors.Players, new AcceptControls()),
        ("host:return", AllowedActors.Hosts, new TakeBackControls()),
        ("device:pass", AllowedActors.Players, new CreateDeviceLink(new("another pass"))),
        ("device:link", AllowedActors.Anyone, new LinkDevice(new("Bob's pass"))),
        ("device:add", AllowedActors.Players, new AddDevice(TestSession.DeviceOf("a new key"))),
        ("device:remove", AllowedActors.Players, new RemoveDevice(TestSession.DeviceOf("a new key"))),
        ("vote:submit", AllowedActors.Voters, new Vote("8")),
        ("vote:retract", AllowedActors.Voters, new Retract()),
        ("cards:reveal", AllowedActors.Revealers, new Reveal()),
        ("round:skip", AllowedActors.Hosts, new SkipPlayer(TestSession.Id("Sue"))),
        ("round:unskip", AllowedActors.Hosts, new UnskipPlayer(TestSession.Id("Sam"))),
        ("game:reset", AllowedActors.Hosts, new Reset()),
        ("countdown:stop", AllowedActors.Hosts, new StopCountdown()),
        ("timer:start", AllowedActors.Hosts, new StartTimer(30)),
        ("timer:add", AllowedActors.Hosts, new AddTime()),
        ("timer:pause", AllowedActors.Hosts, new PauseTimer()),
        ("timer:stop", AllowedActors.Hosts, new StopTimer()),
        ("story:create", AllowedActors.StoryManagers, new CreateStory("c", "c")),
        ("story:import", AllowedActors.StoryManagers, new ImportStories([new(1, new("d"))])),
        ("story:update", AllowedActors.StoryManagers, new EditStory(A, "Other")),
        ("story:update", AllowedActors.StoryManagers, new MoveStory(A, 1)),
        ("story:update", AllowedActors.Hosts, new EstimateStory(A, "5")),
        ("story:park", AllowedActors.StoryManagers, new ParkStories(B)),
        ("story:unpark", AllowedActors.StoryManagers, new UnparkStories(TestSession.Story("p"))),
        ("story:delete", AllowedActors.StoryManagers, new DeleteStories(A)),
        ("story:start", AllowedActors.Hosts, new StartStory(B)),
        ("vote:quick", AllowedActors.Hosts, new QuickVote()),
        ("session:update", AllowedActors.Hosts, new UpdateSession("Other")),
        ("undo", AllowedActors.Players, new Undo(RemovalOfRex)),
        ("session:end", AllowedActors.Hosts, new EndSession()),
        ("session:reopen", AllowedActors.Hosts, new ReopenSession()),
        ("session:delete", AllowedActors.Hosts, new DeleteSession()),
    ];

    /// <summary>Every command that people run, found by reflection: lists of commands are compared with it.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PlayerCommand)) && !type.IsAbstract)];

    /// <summary>
    /// Ann is host, Bob has voted, Olga observes, Rex was removed, Gus has left, Zoe never joined. Sue has not voted, and Sam is
    /// skipped. Story a is current, p is parked. Bob has created a link. A countdown and a timer run.
    /// </summary>
    public static readonly TestSession Session = TestSession.Of("Ann", "Bob", "Rex", "Gus", "Sue", "Sam")
        .WithObserver("Olga").WithStories("a", "b", "p").Started("a").After("Ann", new ParkStories(TestSession.Story("p")))
        .After("Ann", new RemovePlayer(TestSession.Id("Rex"))).After("Gus", new Leave()).Voted(("Ann", "5"), ("Bob", "5"))
        .After("Ann", new SkipPlayer(TestSession.Id("Sam")))
        .After("Bob", new CreateDeviceLink(new("Bob's pass"))).CountingDown().After("Ann", new StartTimer());

    /// <summary>The session in which the sample changes something.</summary>
    public static TestSession SessionFor(PlayerCommand sample) => sample switch
    {
        StartTimer => Session.After("Ann", new PauseTimer()),
        AcceptControls => Session.Offered("Bob"),
        RemoveDevice { Device: var key } => Session.After("Bob", new AddDevice(key)),
        ReopenSession => Session.After("Ann", new EndSession()),
        TakeBackControls => Session.Offered("Bob").After("Bob", new AcceptControls()),
        _ => Session,
    };

    public static TheoryData<string> NamesOf(Func<PlayerCommand, bool> filter) =>
        [.. All.Where(verb => filter(verb.Command)).Select(verb => verb.Command.GetType().Name)];

    public static (string Name, AllowedActors Allowed, PlayerCommand Command) Of(string command) =>
        All.Single(verb => verb.Command.GetType().Name == command);
}
