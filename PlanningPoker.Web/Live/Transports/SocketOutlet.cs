using System.Net.WebSockets;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>A WebSocket: each frame is a message. Answers to what the other side says go in between, never into one another.</summary>
sealed class SocketOutlet(WebSocket socket, Way way) : IOutlet, IDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);

    public Way Way => way;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct) => InTurnAsync(() => SendAsync(frame, ct), ct);

    /// <summary>Sends what comes of it before any frame that it brings about.</summary>
    public ValueTask AnswerAsync(Func<ValueTask<ReadOnlyMemory<byte>>> answer) =>
        InTurnAsync(async () => await SendAsync(await answer(), CancellationToken.None), CancellationToken.None);

    public ValueTask FlushAsync(CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask CloseAsync(CancellationToken ct) =>
        InTurnAsync(() => new(socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct)), ct);

    public void Dispose() => turn.Dispose();

    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken ct) => socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ct);

    async ValueTask InTurnAsync(Func<ValueTask> send, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await send();
        }
        finally
        {
            turn.Release();
        }
    }
}
