using System.Globalization;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// What servers tell each other about one session: the stamp after a change and what happened, who is present, and heartbeats. Nothing
/// else of a session passes through Redis.
/// </summary>
sealed class SessionMessages(RedisLink link)
{
    const string Stamp = "stamp", Here = "here", Heartbeat = "beat", Who = "who", Answer = "answer";

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

    /// <summary>A server answers: these players are present on it, and it knows of these servers that have stopped.</summary>
    public event Action<SessionCode, string, IReadOnlyList<PlayerId>, IReadOnlyList<StoppedServer>>? PresenceAnswered;

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

    /// <summary>Answers a server that has begun to watch the session, in one message: two may arrive in any order.</summary>
    public void AnswerPresence(SessionCode code, IEnumerable<PlayerId> here, IEnumerable<StoppedServer> stopped)
    {
        // The build before asks too, and understands only this.
        SendPresence(code, here);
        link.Publish(TopicOf(code), $"{Answer} {TextOf(here)} {string.Join(';', stopped.Select(TextOf))}");
    }

    public void SendHeartbeat(SessionCode code, PlayerId player) => link.Publish(TopicOf(code), $"{Heartbeat} {player.Value}");

    async Task AskAsync(SessionCode code) => PresenceAsked?.Invoke(code, await link.AskAsync(TopicOf(code), Who));

    static string TextOf(IEnumerable<PlayerId> players) => string.Join(',', players.Select(each => each.Value));

    static PlayerId[] PlayersIn(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new PlayerId(id))];

    static string TextOf(StoppedServer stopped) => string.Create(
        CultureInfo.InvariantCulture, $"{stopped.Server}:{stopped.Remaining.TotalMilliseconds:0}:{TextOf(stopped.Players)}");

    static StoppedServer? StoppedIn(string text) =>
        text.Split(':') is [var server, var time, var ids] && int.TryParse(time, CultureInfo.InvariantCulture, out var milliseconds)
            ? new(server, PlayersIn(ids), TimeSpan.FromMilliseconds(milliseconds))
            : null;

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
            case [Answer, var ids, var stopped]:
                PresenceAnswered?.Invoke(code, server, PlayersIn(ids), [.. stopped.Split(';').Select(StoppedIn).OfType<StoppedServer>()]);
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
