using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Who is present on other servers, as these have said it last: each says it when it changes, every few seconds, and after an interruption.
/// What is not repeated is forgotten, but not while nothing arrives: then what was said last counts.
/// </summary>
sealed class SharedPresence : IPresenceExchange
{
    /// <summary>How long an announcement counts; after a server has stopped, until its pages are back elsewhere.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(25), GraceTime = TimeSpan.FromSeconds(10);

    /// <summary>How long the first reader of a session waits for what the other servers say.</summary>
    static readonly TimeSpan AnswerTimeout = TimeSpan.FromMilliseconds(500);

    static readonly IReadOnlySet<PlayerId> Nobody = ImmutableHashSet<PlayerId>.Empty;

    readonly ConcurrentDictionary<SessionCode, RemotePlayers> elsewhere = new();
    readonly ConcurrentDictionary<SessionCode, IReadOnlySet<PlayerId>> here = new();
    readonly ConcurrentDictionary<SessionCode, Answers> answers = new();
    readonly SessionMessages messages;
    readonly ServerStates servers;

    public SharedPresence(SessionMessages messages, RedisLink link, ServerStates servers, NodeSettings settings)
    {
        (this.messages, this.servers, IsShared) = (messages, servers, settings.HasRedis);
        messages.PresenceArrived += (code, server, players) => In(code).Set(server, players, Lifetime);
        messages.PresenceAsked += (code, count) => answers.GetValueOrDefault(code)?.Expect(count);
        messages.PresenceAnswered += (code, server, players, stopped) =>
        {
            foreach (var other in stopped)
                In(code).AddStopped(other with { Remaining = other.Remaining < GraceTime ? other.Remaining : GraceTime });
            In(code).Set(server, players, Lifetime);
            answers.GetValueOrDefault(code)?.Add(server);
        };
        messages.HeartbeatArrived += (code, player) => HeartbeatElsewhere?.Invoke(code, player);
        // A server that has just started knows nobody of the one that it replaces.
        messages.PresenceRequested += code => messages.AnswerPresence(
            code, here.GetValueOrDefault(code, Nobody), elsewhere.GetValueOrDefault(code)?.Stopped() ?? []);
        messages.Unwatched += code =>
        {
            elsewhere.TryRemove(code, out _);
            answers.TryRemove(code, out _);
        };
        servers.Recovering += () =>
        {
            foreach (var code in here.Keys)
                if (here.TryGetValue(code, out var players)) messages.SendPresence(code, players);
        };
        link.ServerStopped += server =>
        {
            foreach (var players in elsewhere.Values) players.Stop(server, GraceTime);
        };
    }

    public event Action<SessionCode, PlayerId>? HeartbeatElsewhere;

    public bool IsShared { get; }

    public bool IsCurrent => IsShared && servers.IsConnected;

    public bool IsComplete => IsShared && servers.AreHintsComplete;

    public async Task WaitForOthersAsync(SessionCode code)
    {
        if (!IsCurrent) return;
        await answers.GetOrAdd(code, _ => new()).Completed.WaitAsync(AnswerTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Announce(SessionCode code, IReadOnlySet<PlayerId> players)
    {
        if (!IsShared) return;
        if (players.Count > 0) here[code] = players;
        else here.TryRemove(code, out _);
        messages.SendPresence(code, players);
    }

    public IReadOnlySet<PlayerId> Elsewhere(SessionCode code) => elsewhere.TryGetValue(code, out var players)
        ? players.Present(mayForget: servers.IsConnected && !servers.IsRecovering)
        : Nobody;

    public void Heartbeat(SessionCode code, PlayerId player)
    {
        if (IsShared) messages.SendHeartbeat(code, player);
    }

    RemotePlayers In(SessionCode code) => elsewhere.GetOrAdd(code, _ => new(servers.Time));

    /// <summary>Which servers have said who is present on them, of those that were asked.</summary>
    sealed class Answers
    {
        readonly Lock gate = new();
        readonly HashSet<string> answered = [];
        readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        long? expected;

        public Task Completed => completed.Task;

        public void Expect(long count)
        {
            lock (gate) expected = count;
            Check();
        }

        public void Add(string server)
        {
            lock (gate) answered.Add(server);
            Check();
        }

        void Check()
        {
            lock (gate)
                if (answered.Count >= expected) completed.TrySetResult();
        }
    }
}
