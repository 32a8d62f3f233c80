using System.Net.WebSockets;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Serves a session's frames as messages of a WebSocket. What the other side says is answered where there is someone to answer.</summary>
sealed class Socket(Sessions sessions, Hub hub)
{
    /// <summary>A peer that does not answer the protocol's own ping is gone within half a minute: the framework looks at these times only now and then.</summary>
    static readonly WebSocketAcceptContext Accepted = new() { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(8) };

    static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    /// <param name="http">The handshake.</param>
    /// <param name="code">The session.</param>
    /// <param name="way">Fragments or data.</param>
    /// <param name="listener">Who answers what is said; null where nobody listens.</param>
    /// <returns>False when there is no such session and nothing was accepted.</returns>
    public async Task<bool> ServeAsync(HttpContext http, string? code, Way way, IListener? listener = null)
    {
        if (await Guest.OfAsync(http, code, sessions, way) is not { } guest) return false;
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Accepted);
        using var outlet = new SocketOutlet(socket, way);
        using var visit = await hub.EnterAsync(guest, new(http.Abort, ProvesItself: true));
        var listening = ListenAsync(socket, outlet, visit, listener);
        try
        {
            await SendAsync(visit, outlet, guest.Since, http.RequestAborted);
        }
        finally
        {
            await CloseAsync(socket, outlet, listening);
        }
        return true;
    }

    async Task SendAsync(Visit visit, SocketOutlet outlet, long? since, CancellationToken ct)
    {
        try
        {
            await new Link(sessions, visit, outlet, ct).RunAsync(since);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The reader is gone or takes nothing: there is nobody to tell.
        }
    }

    /// <summary>Reads until the other side goes; then nothing more is sent. What it was not answered may have been done or not.</summary>
    static async Task ListenAsync(WebSocket socket, SocketOutlet outlet, Visit visit, IListener? listener)
    {
        using var inlet = new SocketInlet(socket);
        try
        {
            while (await inlet.NextAsync(isKept: listener is not null) is { } message)
                if (listener is not null) await outlet.AnswerAsync(() => AnswerAsync(listener, message, visit));
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The connection broke: the same as if it had been closed.
        }
        finally
        {
            visit.Mailbox.Close();
        }
    }

    static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(IListener listener, SocketMessage message, Visit visit)
    {
        var reply = await listener.HearAsync(message.Bytes, message.IsTooLarge);
        if (reply.Became is { } identity) visit.Become(identity);
        return reply.Bytes;
    }

    static async Task CloseAsync(WebSocket socket, SocketOutlet outlet, Task listening)
    {
        try
        {
            using var patience = new CancellationTokenSource(ClosePatience);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await outlet.CloseAsync(patience.Token);
            await listening.WaitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
            await listening;
        }
    }
}
