using System.Collections.Concurrent;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Which servers are connected by Redis. Each sends heartbeats, which it has to receive itself: a Redis that is frozen keeps its
/// connections open.
/// </summary>
sealed class ServerStates
{
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>After so long without a heartbeat a server counts as disconnected; after so long as ended.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(700), RemoveAfter = TimeSpan.FromMinutes(2);

    /// <summary>For how long hints count as incomplete: after an interruption, and after a write of which there was no hint.</summary>
    static readonly TimeSpan RecoveryTime = TimeSpan.FromSeconds(3), MissingHintTime = TimeSpan.FromMinutes(1);

    /// <summary>Real time, because Redis does not follow a fake clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    readonly ConcurrentDictionary<string, Heartbeat> others = new();
    readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long ownHeartbeatAt, recoversUntil, missesHintsUntil, interruptions;

    /// <summary>There is or was an interruption, here or of another server. A handler must not block or throw.</summary>
    public event Action? Recovering;

    /// <summary>This process, among all servers.</summary>
    public string Own { get; } = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 6));

    /// <summary>How often the connection of this server was interrupted. What it sent meanwhile is lost, so others have to know.</summary>
    public long Interruptions => Interlocked.Read(ref interruptions);

    /// <summary>Whether Redis passes on what this server sends.</summary>
    public bool IsConnected => Volatile.Read(ref ownHeartbeatAt) is not 0 and var at && Time.GetElapsedTime(at) < Timeout;

    /// <summary>Completes when Redis passes on what this server sends, for the first time.</summary>
    public Task Connected => connected.Task;

    /// <summary>Whether there was an interruption just now, whose hints are lost.</summary>
    public bool IsRecovering => Time.GetTimestamp() <= Volatile.Read(ref recoversUntil);

    /// <summary>Whether this server gets a hint of everything that any other one writes.</summary>
    public bool AreHintsComplete =>
        IsConnected
        && !IsRecovering
        && Time.GetTimestamp() > Volatile.Read(ref missesHintsUntil)
        && others.Values.All(each => Time.GetElapsedTime(each.At) < Timeout);

    /// <summary>A heartbeat of a server arrived, this one or another.</summary>
    /// <param name="server">The server.</param>
    /// <param name="interruptions">How often its connection was interrupted.</param>
    public void Add(string server, long interruptions)
    {
        var now = Time.GetTimestamp();
        bool isBack;
        if (server == Own)
        {
            var last = Interlocked.Exchange(ref ownHeartbeatAt, now);
            isBack = last == 0 || Time.GetElapsedTime(last, now) >= Timeout;
            connected.TrySetResult();
        }
        else
        {
            isBack = !others.TryGetValue(server, out var last) || last.Interruptions != interruptions
                || Time.GetElapsedTime(last.At, now) >= Timeout;
            others[server] = new(now, interruptions);
        }
        if (isBack) Recover();
        foreach (var (other, each) in others)
            if (Time.GetElapsedTime(each.At, now) > RemoveAfter) others.TryRemove(other, out _);
    }

    /// <summary>The server has stopped, and sends nothing any more.</summary>
    public void Remove(string server) => others.TryRemove(server, out _);

    /// <summary>The connection of this server to Redis was interrupted, or is back.</summary>
    public void Interrupt()
    {
        Interlocked.Increment(ref interruptions);
        Recover();
    }

    /// <summary>Something was written of which there was no hint: some server has no Redis.</summary>
    public void ReportMissingHint() => Extend(ref missesHintsUntil, MissingHintTime);

    void Recover()
    {
        Extend(ref recoversUntil, RecoveryTime);
        Recovering?.Invoke();
    }

    void Extend(ref long end, TimeSpan time)
    {
        var until = Time.GetTimestamp() + (long)(time.TotalSeconds * Time.TimestampFrequency);
        for (var known = Volatile.Read(ref end); known < until;)
        {
            var found = Interlocked.CompareExchange(ref end, until, known);
            if (found == known) return;
            known = found;
        }
    }

    readonly record struct Heartbeat(long At, long Interruptions);
}
