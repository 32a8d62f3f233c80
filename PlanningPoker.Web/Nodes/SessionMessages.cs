using System.Globalization;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// What servers tell each other about one session: the stamp after a change, who is present, and heartbeats. Nothing else of a session
/// passes through Redis.
/// </summary>
sealed class SessionMessages(RedisLink link)
{
    const string Stamp = "stamp", Here = "here", Heartbeat = "beat", Who = "who";

    /// <summary>Another server has written the session, which has this stamp now; the largest number when it was deleted.</summary>
    public event Action<SessionCode, long>? Written;

    /// <summary>These players are present on a server.</summary>
    public event Action<SessionCode, string, IReadOnlyList<PlayerId>>? Announced;

    /// <summary>A heartbeat of a player has arrived at another server.</summary>
    public event Action<SessionCode, PlayerId>? HeartbeatArrived;

    /// <summary>A server wants to know who is present.</summary>
    public event Action<SessionCode>? Asked;

    /// <summary>Nothing is heard of the session any more.</summary>
    public event Action<SessionCode>? Unwatched;

    /// <summary>From now on what others say of the session is heard.</summary>
    public void Watch(SessionCode code) => link.Listen(TopicOf(code), (server, message) => Receive(code, server, message), Who);

    public void Unwatch(SessionCode code)
    {
        link.StopListening(TopicOf(code));
        Unwatched?.Invoke(code);
    }

    public void SendStamp(SessionCode code, long stamp) =>
        link.Publish(TopicOf(code), string.Create(CultureInfo.InvariantCulture, $"{Stamp} {stamp}"));

    public void SendPresence(SessionCode code, IEnumerable<PlayerId> here) =>
        link.Publish(TopicOf(code), $"{Here} {string.Join(',', here.Select(each => each.Value))}");

    public void SendHeartbeat(SessionCode code, PlayerId player) => link.Publish(TopicOf(code), $"{Heartbeat} {player.Value}");

    static string TopicOf(SessionCode code) => $"session:{code.Value}";

    void Receive(SessionCode code, string server, string message)
    {
        switch (message.Split(' ', 2))
        {
            case [Stamp, var text] when long.TryParse(text, CultureInfo.InvariantCulture, out var stamp):
                Written?.Invoke(code, stamp);
                break;
            case [Here, var ids]:
                Announced?.Invoke(code, server, [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new PlayerId(id))]);
                break;
            case [Heartbeat, var id]:
                HeartbeatArrived?.Invoke(code, new(id));
                break;
            case [Who]:
                Asked?.Invoke(code);
                break;
        }
    }
}
