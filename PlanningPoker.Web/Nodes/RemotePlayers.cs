using System.Collections.Immutable;

namespace PlanningPoker.Web.Nodes;

/// <summary>The players of one session who are present on other servers, by server.</summary>
sealed class RemotePlayers(TimeProvider time)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Announced> byServer = [];
    IReadOnlySet<PlayerId> present = ImmutableHashSet<PlayerId>.Empty;
    bool isChanged;

    /// <param name="server">The server.</param>
    /// <param name="players">Who is present on it.</param>
    /// <param name="lifetime">How long that counts, if it is not said again.</param>
    public void Set(string server, IReadOnlyList<PlayerId> players, TimeSpan lifetime)
    {
        lock (gate) (byServer[server], isChanged) = (new(players, lifetime, In(lifetime)), true);
    }

    /// <summary>The server has stopped: who was present on it counts for this long, to come back elsewhere.</summary>
    public void Stop(string server, TimeSpan remaining)
    {
        lock (gate)
            if (byServer.TryGetValue(server, out var known))
                byServer[server] = known with { Lifetime = remaining, Until = Math.Min(known.Until, In(remaining)), HasStopped = true };
    }

    /// <summary>The servers that have stopped, whose players may be on the way to another.</summary>
    public IReadOnlyList<StoppedServer> Stopped()
    {
        var now = time.GetTimestamp();
        lock (gate)
            return [.. from each in byServer
                let known = each.Value
                where known.HasStopped && known.Until > now && known.Players.Count > 0
                select new StoppedServer(each.Key, known.Players, time.GetElapsedTime(now, known.Until))];
    }

    /// <summary>Another server has told of one that has stopped.</summary>
    public void AddStopped(StoppedServer stopped)
    {
        var (server, players, remaining) = stopped;
        lock (gate) isChanged |= byServer.TryAdd(server, new(players, remaining, In(remaining), HasStopped: true));
    }

    /// <param name="mayForget">Whether what was not said again is over. If not, it counts as just said: nothing could be said.</param>
    public IReadOnlySet<PlayerId> Present(bool mayForget)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            foreach (var (server, known) in byServer)
            {
                if (!mayForget) byServer[server] = known with { Until = In(known.Lifetime) };
                else if (known.Until <= now) isChanged |= byServer.Remove(server);
            }
            if (!isChanged) return present;
            isChanged = false;
            var next = byServer.Values.SelectMany(each => each.Players).ToImmutableHashSet();
            return present = next.SetEquals(present) ? present : next;
        }
    }

    long In(TimeSpan rest) => time.GetTimestamp() + (long)(rest.TotalSeconds * time.TimestampFrequency);

    readonly record struct Announced(IReadOnlyList<PlayerId> Players, TimeSpan Lifetime, long Until, bool HasStopped = false);
}

/// <summary>A server that has stopped, as others remember it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Players">Who was present on it.</param>
/// <param name="Remaining">How long they still count as present.</param>
sealed record StoppedServer(string Server, IReadOnlyList<PlayerId> Players, TimeSpan Remaining);
