using System.Collections.Concurrent;
using System.Diagnostics;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Which servers can be heard over Redis. Each sends a heartbeat that it has to hear itself: a Redis that is frozen keeps its connections
/// open. It is real time, because Redis does not follow a fake clock.
/// </summary>
sealed class ServerStates
{
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>After so long without its heartbeat a server cannot be heard; after so long it counts as ended.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(700), ForgetAfter = TimeSpan.FromMinutes(2);

    /// <summary>How long it is looked for what nobody gave a hint of, after it was found once.</summary>
    static readonly TimeSpan DistrustTime = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, long> heardAt = new();
    long ownHeardAt, distrustedUntil;

    /// <summary>This process, among all servers.</summary>
    public string Own { get; } = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 6));

    /// <summary>Whether Redis passes on what this server sends.</summary>
    public bool IsConnected => Volatile.Read(ref ownHeardAt) is not 0 and var at && Stopwatch.GetElapsedTime(at) < Timeout;

    /// <summary>Whether everything that is written on any server is announced here.</summary>
    public bool HearsAll =>
        IsConnected
        && Stopwatch.GetTimestamp() > Volatile.Read(ref distrustedUntil)
        && heardAt.Values.All(at => Stopwatch.GetElapsedTime(at) < Timeout);

    public void Hear(string server)
    {
        var now = Stopwatch.GetTimestamp();
        if (server == Own) Volatile.Write(ref ownHeardAt, now);
        else heardAt[server] = now;
        foreach (var (other, at) in heardAt)
            if (Stopwatch.GetElapsedTime(at, now) > ForgetAfter) heardAt.TryRemove(other, out _);
    }

    /// <summary>The server has stopped, and sends nothing any more.</summary>
    public void Forget(string server) => heardAt.TryRemove(server, out _);

    /// <summary>Something was written that nobody gave a hint of: some server has no Redis.</summary>
    public void Distrust() =>
        Volatile.Write(ref distrustedUntil, Stopwatch.GetTimestamp() + (long)(DistrustTime.TotalSeconds * Stopwatch.Frequency));
}
