using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Data.Store;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Core;

/// <summary>The one door with one open session, over a store that a test can disturb; what is told is written down.</summary>
sealed class Doorway
{
    Doorway()
    {
        Store = new(Memory);
        Sessions = Node();
    }

    public MemorySessionStore Memory { get; } = new();
    public InterceptedStore Store { get; }
    public InProcessFeed Feed { get; } = new();
    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    public Sessions Sessions { get; }
    public SessionCode Code { get; private set; }
    public List<FeedItem> Published { get; } = [];

    /// <summary>The same, where everyone hears of each.</summary>
    public IEnumerable<SessionChange> Changes => Published.Cast<SessionChange>();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A session with these voters, the first of them host. Nothing of this is in <see cref="Published"/>.</summary>
    public static async Task<Doorway> OpenAsync(string host, params string[] others)
    {
        var door = new Doorway();
        door.Code = await door.OpenAnotherAsync(host);
        foreach (var name in others) await door.RunAsync(name, new Join(name));
        await door.Feed.SubscribeAsync(door.Code, door.Published.Add);
        return door;
    }

    public async Task<SessionCode> OpenAnotherAsync(string host) =>
        (await Sessions.OpenAsync(new OpenSession("Team", host), TestSession.DeviceOf(host))).Session!.Code;

    /// <summary>A door of its own over the same store and feed, as another process would have it.</summary>
    public Sessions Node() => new(Store, Feed, Clock);

    public Task<Answer> RunAsync(string who, Command command, CancellationToken? ct = null) =>
        Sessions.RunAsync(Code, TestSession.DeviceOf(who), null, command, ct ?? Ct);

    public Task<PokerSession?> StoredAsync() => Memory.FindAsync(Code, Ct);

    public PlayerId Id(string who) => PlayerId.For(Code, TestSession.DeviceOf(who));

    /// <summary>Another process does this between our reading and our writing, once.</summary>
    public void OvertakenBy(string who, Command command) => Store.BeforeWrite = async () =>
    {
        Store.BeforeWrite = () => Task.CompletedTask;
        var before = (await StoredAsync())!;
        var outcome = command.Run(before, new(TestSession.DeviceOf(who), Clock.GetUtcNow()));
        Assert.True(outcome.Event is SessionDeleted ? await Memory.TryDeleteAsync(before) : await Memory.TrySaveAsync(before, outcome.Session));
    };
}
