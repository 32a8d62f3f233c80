using System.Globalization;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// What servers tell each other about one session: the stamp after a change and what happened, who is present, and heartbeats. Nothing
/// else of a session passes through Redis.
/// </summary>
sealed class SessionMessages(RedisLink link)
{
    const string Stamp = "stamp", Here = "here", Heartbeat = "beat", Who = "who";

    /// <summary>
    /// Another server has written the session, which has this stamp now; the largest number when it was deleted. If it says so, this was
    /// its last change.
    /// </summary>
    public event Action<SessionCode, long, RemoteChange?>? Written;

    /// <summary>These players are present on a server.</summary>
    public event Action<SessionCode, string, IReadOnlyList<PlayerId>>? PresenceArrived;

    /// <summary>A heartbeat of a player has arrived at another server.</summary>
    public event Action<SessionCode, PlayerId>? HeartbeatArrived;

    /// <summary>A server asks who is present.</summary>
    public event Action<SessionCode>? PresenceRequested;

    /// <summary>From now on, messages about the session arrive. What was sent before is unknown.</summary>
    public event Action<SessionCode>? Watched;

    /// <summary>No messages about the session arrive any more.</summary>
    public event Action<SessionCode>? Unwatched;

    public void Watch(SessionCode code) => link.Subscribe(TopicOf(code), (server, message) => Receive(code, server, message), () =>
    {
        link.Publish(TopicOf(code), Who);
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
        link.Publish(TopicOf(code), $"{Here} {string.Join(',', here.Select(each => each.Value))}");

    public void SendHeartbeat(SessionCode code, PlayerId player) => link.Publish(TopicOf(code), $"{Heartbeat} {player.Value}");

    static string TopicOf(SessionCode code) => $"session:{code.Value}";

    void Receive(SessionCode code, string server, string message)
    {
        switch (message.Split(' ', 3))
        {
            case [Stamp, var text, var change] when long.TryParse(text, CultureInfo.InvariantCulture, out var stamp):
                Written?.Invoke(code, stamp, change.Length == 0 ? null : ChangeText.Parse(change, stamp));
                break;
            case [Here, var ids]:
                var players = ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new PlayerId(id));
                PresenceArrived?.Invoke(code, server, [.. players]);
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
