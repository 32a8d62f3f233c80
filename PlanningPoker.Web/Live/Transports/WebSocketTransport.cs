using System.Net.WebSockets;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// Sends a session's frames as messages of a WebSocket, and passes the client's messages to a handler where there is one.
/// </summary>
sealed class WebSocketTransport(Sessions sessions, SessionChannels channels)
{
    /// <summary>
    /// A peer that does not answer the protocol's ping is closed within half a minute: the framework checks these times at
    /// intervals.
    /// </summary>
    static readonly WebSocketAcceptContext AcceptContext = new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(15),
        KeepAliveTimeout = TimeSpan.FromSeconds(8),
    };

    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    /// <summary>How long the commands take at most that a client sent before it ended without a close frame.</summary>
    static readonly TimeSpan LastCommandsTimeout = TimeSpan.FromSeconds(30);

    /// <param name="http">The handshake.</param>
    /// <param name="current">The player and the session.</param>
    /// <param name="format">HTML for pages or JSON for scripts.</param>
    /// <param name="handler">Answers the client's messages; null if they are ignored.</param>
    /// <returns>False when there is no such session and nothing was accepted.</returns>
    public async Task<bool> ServeAsync(HttpContext http, CurrentPlayer current, FrameFormat format, IMessageHandler? handler = null)
    {
        if (ConnectRequest.Of(http.Request, current, format) is not { } request) return false;
        using var socket = await http.WebSockets.AcceptWebSocketAsync(AcceptContext);
        var connection = http.Features.Get<BatchedUpgrade>()!.Connection!;
        using var writer = new WebSocketWriter(socket, connection, format);
        var options = new SubscriptionOptions(format.IsHtml(), http.Abort, AnswersPings: true);
        using var subscription = await channels.SubscribeAsync(request.Code, request.Owner, request.IsSeated, options);
        var receiving = ReceiveAsync(socket, writer, subscription, handler);
        try
        {
            await SendAsync(subscription, writer, request.Since, http.RequestAborted);
        }
        finally
        {
            if (handler is not null && http.RequestAborted.IsCancellationRequested)
                await receiving.WaitAsync(LastCommandsTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await CloseAsync(socket, writer, receiving);
        }
        return true;
    }

    async Task SendAsync(Subscription subscription, WebSocketWriter writer, long? since, CancellationToken ct)
    {
        try
        {
            await new FrameSender(sessions, subscription, writer, ct).RunAsync(since);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The reader is gone or reads nothing, so there is nobody to answer.
        }
    }

    /// <summary>
    /// Reads until the client closes. Then nothing more is sent, so a client does not know about a command that was not answered.
    /// </summary>
    static async Task ReceiveAsync(WebSocket socket, WebSocketWriter writer, Subscription subscription, IMessageHandler? handler)
    {
        using var reader = new WebSocketReader(socket);
        try
        {
            while (await reader.ReadAsync(keepsContent: handler is not null) is { } message)
                if (handler is not null) await writer.AnswerAsync(() => HandleAsync(handler, message, subscription));
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The connection broke: the same as if it had been closed.
        }
        finally
        {
            subscription.Queue.Close();
        }
    }

    static async ValueTask<ReadOnlyMemory<byte>> HandleAsync(IMessageHandler handler, SocketMessage message, Subscription subscription)
    {
        var reply = await handler.HandleAsync(message.Bytes, message.IsTooLarge);
        if (reply.AuthenticatedAs is { } identity) subscription.Authenticate(identity);
        return reply.Bytes;
    }

    static async Task CloseAsync(WebSocket socket, WebSocketWriter writer, Task receiving)
    {
        try
        {
            using var timeout = new CancellationTokenSource(CloseTimeout);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await writer.CloseAsync(timeout.Token);
            await receiving.WaitAsync(timeout.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
            await receiving;
        }
    }
}
