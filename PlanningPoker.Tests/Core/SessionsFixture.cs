using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Core;

/// <summary><see cref="Sessions"/> with one open session, on a store that a test can disturb; records what is published.</summary>
sealed class SessionsFixture
{
    SessionsFixture()
    {
        Store = new(Memory);
        Sessions = OpenNode();
    }

    public MemorySessionStore Memory { get; } = new();
    public InterceptedStore Store { get; }
    public InProcessFeed Feed { get; } = new();
    public RecordedSchedule Schedule { get; } = new();
    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    public Sessions Sessions { get; }
    public SessionCode Code { get; private set; }
    public List<FeedItem> Published { get; } = [];
    public IAsyncDisposable Subscription { get; private set; } = null!;

    /// <summary>The published changes, when all are public.</summary>
    public IEnumerable<SessionChange> Changes => Published.Cast<SessionChange>();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens a session with these voters. <see cref="Published"/> starts empty after that.</summary>
    public static async Task<SessionsFixture> OpenAsync(string host, params string[] others)
    {
        var fixture = new SessionsFixture();
        fixture.Code = await fixture.OpenAnotherAsync(host);
        foreach (var name in others) await fixture.RunAsync(name, new Join(name));
        fixture.Subscription = await fixture.Feed.SubscribeAsync(fixture.Code, fixture.Published.AddRange);
        return fixture;
    }

    public async Task<SessionCode> OpenAnotherAsync(string host) =>
        (await Sessions.OpenAsync(new OpenSession("Team", host), TestSession.DeviceOf(host))).Value!.Code;

    /// <summary>Another <see cref="Sessions"/> on the same store and feed.</summary>
    public Sessions OpenNode() => new(Store, Feed, Schedule, Clock);

    /// <summary>Another server: the same store, but a feed of its own.</summary>
    public Sessions OpenOtherServer() => new(Store, new InProcessFeed(), Schedule, Clock);

    /// <summary>Runs a command on another server.</summary>
    public Task<Answer> RunOnAsync(Sessions server, string player, PlayerCommand command) =>
        server.RunAsync(Code, TestSession.DeviceOf(player), null, command, Ct);

    public Task<Answer> RunAsync(string player, PlayerCommand command, CancellationToken? ct = null) =>
        Sessions.RunAsync(Code, TestSession.DeviceOf(player), null, command, ct ?? Ct);

    public Task<PokerSession?> StoredAsync() => Memory.FindAsync(Code, Ct);

    public PlayerId Id(string player) => PlayerId.For(Code, TestSession.DeviceOf(player));

    /// <summary>Lets another process run this command, once, between the next read and its write.</summary>
    public void CommitElsewhereBeforeNextWrite(string player, Command command) => Store.BeforeWrite = async () =>
    {
        Store.BeforeWrite = () => Task.CompletedTask;
        var before = (await StoredAsync())!;
        var outcome = command.Run(before, new PlayerActor(TestSession.DeviceOf(player), Clock.GetUtcNow()));
        Assert.True(outcome.Event is SessionDeleted ? await Memory.TryDeleteAsync(before)
            : await Memory.TrySaveAsync(before, outcome.Session));
    };
}
