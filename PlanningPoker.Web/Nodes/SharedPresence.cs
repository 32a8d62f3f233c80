using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Who is present on other servers, as these have said it last: each says it when it changes, and every few seconds. What is not repeated
/// is forgotten, but not while nothing arrives: then what was said last counts.
/// </summary>
sealed class SharedPresence : IPresenceExchange
{
    /// <summary>How long an announcement counts; after a server has stopped, until its pages are back elsewhere.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(25), GraceTime = TimeSpan.FromSeconds(10);

    static readonly IReadOnlySet<PlayerId> Nobody = ImmutableHashSet<PlayerId>.Empty;

    readonly ConcurrentDictionary<SessionCode, RemotePlayers> elsewhere = new();
    readonly ConcurrentDictionary<SessionCode, IReadOnlySet<PlayerId>> here = new();
    readonly SessionMessages messages;
    readonly ServerStates servers;

    public SharedPresence(SessionMessages messages, RedisLink link, ServerStates servers, NodeSettings settings)
    {
        (this.messages, this.servers, IsShared) = (messages, servers, settings.HasRedis);
        messages.PresenceArrived += (code, server, players) => elsewhere.GetOrAdd(code, static _ => new()).Set(server, players, Lifetime);
        messages.HeartbeatArrived += (code, player) => HeartbeatElsewhere?.Invoke(code, player);
        messages.PresenceRequested += code =>
        {
            if (here.TryGetValue(code, out var players)) messages.SendPresence(code, players);
        };
        messages.Unwatched += code => elsewhere.TryRemove(code, out _);
        link.ServerStopped += server =>
        {
            foreach (var players in elsewhere.Values) players.Shorten(server, GraceTime);
        };
    }

    public event Action<SessionCode, PlayerId>? HeartbeatElsewhere;

    public bool IsShared { get; }

    public bool IsCurrent => IsShared && servers.IsConnected;

    public void Announce(SessionCode code, IReadOnlySet<PlayerId> players)
    {
        if (!IsShared) return;
        if (players.Count > 0) here[code] = players;
        else here.TryRemove(code, out _);
        messages.SendPresence(code, players);
    }

    public IReadOnlySet<PlayerId> Elsewhere(SessionCode code) =>
        elsewhere.TryGetValue(code, out var players) ? players.Present(servers.IsConnected) : Nobody;

    public void Heartbeat(SessionCode code, PlayerId player)
    {
        if (IsShared) messages.SendHeartbeat(code, player);
    }

    /// <summary>The players of one session, by server. It is real time, because other servers do not follow a fake clock.</summary>
    sealed class RemotePlayers
    {
        readonly Lock gate = new();
        readonly Dictionary<string, (IReadOnlyList<PlayerId> Players, long Until)> byServer = [];
        IReadOnlySet<PlayerId> present = Nobody;
        bool isChanged;

        public void Set(string server, IReadOnlyList<PlayerId> players, TimeSpan lifetime)
        {
            lock (gate) (byServer[server], isChanged) = ((players, In(lifetime)), true);
        }

        public void Shorten(string server, TimeSpan rest)
        {
            lock (gate)
                if (byServer.TryGetValue(server, out var known)) byServer[server] = (known.Players, Math.Min(known.Until, In(rest)));
        }

        /// <param name="mayForget">Whether what was not repeated is over.</param>
        public IReadOnlySet<PlayerId> Present(bool mayForget)
        {
            lock (gate)
            {
                var now = Stopwatch.GetTimestamp();
                foreach (var (server, (players, until)) in byServer)
                {
                    if (until > now) continue;
                    // Nothing could be repeated meanwhile.
                    if (!mayForget) byServer[server] = (players, In(Lifetime));
                    else isChanged |= byServer.Remove(server);
                }
                if (!isChanged) return present;
                isChanged = false;
                var next = byServer.Values.SelectMany(each => each.Players).ToImmutableHashSet();
                return present = next.SetEquals(present) ? present : next;
            }
        }

        static long In(TimeSpan time) => Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
    }
}
