using System.Globalization;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// What servers tell each other about one session: the stamp after a change and what happened, who is present, and heartbeats. Nothing
/// else of a session passes through Redis.
/// </summary>
sealed class SessionMessages(RedisLink link)
{
    const string Stamp = "stamp", Here = "here", Heartbeat = "beat", Who = "who", Stopped = "stopped";

    /// <summary>
    /// Another server has written the session, which has this stamp now; the largest number when it was deleted. If it says so, this was
    /// its last change.
    /// </summary>
    public event Action<SessionCode, long, RemoteChange?>? Written;

    /// <summary>These players are present on a server.</summary>
    public event Action<SessionCode, string, IReadOnlyList<PlayerId>>? PresenceArrived;

    /// <summary>These players were present on a server that has stopped, and count for so long.</summary>
    public event Action<SessionCode, string, IReadOnlyList<PlayerId>, TimeSpan>? StoppedArrived;

    /// <summary>A heartbeat of a player has arrived at another server.</summary>
    public event Action<SessionCode, PlayerId>? HeartbeatArrived;

    /// <summary>A server asks who is present.</summary>
    public event Action<SessionCode>? PresenceRequested;

    /// <summary>So many other servers were asked who is present on them.</summary>
    public event Action<SessionCode, long>? PresenceAsked;

    /// <summary>From now on, messages about the session arrive. What was sent before is unknown.</summary>
    public event Action<SessionCode>? Watched;

    /// <summary>No messages about the session arrive any more.</summary>
    public event Action<SessionCode>? Unwatched;

    public void Watch(SessionCode code) => link.Subscribe(TopicOf(code), (server, message) => Receive(code, server, message), () =>
    {
        _ = AskAsync(code);
        Watched?.Invoke(code);
    });

    public void Unwatch(SessionCode code)
    {
        link.Unsubscribe(TopicOf(code));
        Unwatched?.Invoke(code);
    }

    /// <param name="code">The session.</param>
    /// <param name="stamp">Its stamp after the change.</param>
    /// <param name="change">What happened: <see cref="ChangeText"/>; null for what is not said.</param>
    public void SendStamp(SessionCode code, long stamp, string? change = null) =>
        link.Publish(TopicOf(code), string.Create(CultureInfo.InvariantCulture, $"{Stamp} {stamp} {change}"));

    public void SendPresence(SessionCode code, IEnumerable<PlayerId> here) =>
        link.Publish(TopicOf(code), $"{Here} {TextOf(here)}");

    /// <summary>Tells a server that has not heard of it who was present on one that has stopped.</summary>
    public void SendStopped(SessionCode code, string server, IEnumerable<PlayerId> players, TimeSpan rest) => link.Publish(
        TopicOf(code), string.Create(CultureInfo.InvariantCulture, $"{Stopped} {server} {TextOf(players)} {rest.TotalMilliseconds:0}"));

    public void SendHeartbeat(SessionCode code, PlayerId player) => link.Publish(TopicOf(code), $"{Heartbeat} {player.Value}");

    async Task AskAsync(SessionCode code) => PresenceAsked?.Invoke(code, await link.AskAsync(TopicOf(code), Who));

    static string TextOf(IEnumerable<PlayerId> players) => string.Join(',', players.Select(each => each.Value));

    static PlayerId[] PlayersIn(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new PlayerId(id))];

    static string TopicOf(SessionCode code) => $"session:{code.Value}";

    void Receive(SessionCode code, string server, string message)
    {
        switch (message.Split(' ', 3))
        {
            case [Stamp, var text, var change] when long.TryParse(text, CultureInfo.InvariantCulture, out var stamp):
                Written?.Invoke(code, stamp, change.Length == 0 ? null : ChangeText.Parse(change, stamp));
                break;
            case [Here, var ids]:
                PresenceArrived?.Invoke(code, server, PlayersIn(ids));
                break;
            case [Stopped, var other, var rest] when rest.Split(' ') is [var ids, var time]
                && int.TryParse(time, CultureInfo.InvariantCulture, out var milliseconds):
                StoppedArrived?.Invoke(code, other, PlayersIn(ids), TimeSpan.FromMilliseconds(milliseconds));
                break;
            case [Heartbeat, var id]:
                HeartbeatArrived?.Invoke(code, new(id));
                break;
            case [Who]:
                PresenceRequested?.Invoke(code);
                break;
        }
    }
}
