using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>Commands that wait for a session, because the write of a first one, a vote of Ann, stands still until it is let go.</summary>
sealed class WaitingCommands
{
    readonly PausePoint pause = new();
    readonly Sessions sessions;
    readonly SessionCode code;
    readonly List<FeedItem> told = [];

    WaitingCommands(InterceptedStore store, SessionCode code, InProcessFeed feed)
    {
        (Store, this.code) = (store, code);
        sessions = new(store, feed, new RecordedSchedule(), TimeProvider.System);
    }

    public InterceptedStore Store { get; }

    /// <summary>The answer to the first one.</summary>
    public Task<Answer> First { get; private set; } = null!;

    /// <summary>The names of the events that were published.</summary>
    public IEnumerable<string> Told => told.OfType<SessionChange>().Select(change => change.Event.Name);

    public static async Task<WaitingCommands> BehindAsync(ISessionStore store, SessionCode code)
    {
        var feed = new InProcessFeed();
        var waiting = new WaitingCommands(new(store), code, feed);
        await feed.SubscribeAsync(code, waiting.told.AddRange);
        waiting.Store.BeforeWrite = waiting.pause.PauseAsync;
        waiting.First = waiting.RunAsync("Ann", new Vote("5"));
        await waiting.pause.Reached;
        waiting.Store.BeforeWrite = () => Task.CompletedTask;
        return waiting;
    }

    public Task<Answer> RunAsync(string player, PlayerCommand command) =>
        sessions.RunAsync(code, SampleSession.DeviceOf(player), null, command, TestContext.Current.CancellationToken);

    /// <summary>Lets the first one go on; the others are committed together after it.</summary>
    public void Release() => pause.Release();
}
