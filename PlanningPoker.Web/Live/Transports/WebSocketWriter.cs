using System.Net.WebSockets;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Writes each frame as a message. Answers to the client are sent between frames, one at a time.</summary>
sealed class WebSocketWriter(WebSocket socket, FrameFormat format) : IFrameWriter, IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);

    public FrameFormat Format => format;

    public string Transport => "websocket";

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct) => InGateAsync(() => SendAsync(frame, ct), ct);

    /// <summary>Makes an answer and sends it before any frame that results from it.</summary>
    public ValueTask AnswerAsync(Func<ValueTask<ReadOnlyMemory<byte>>> makeAnswer) =>
        InGateAsync(async () => await SendAsync(await makeAnswer(), CancellationToken.None), CancellationToken.None);

    public ValueTask FlushAsync(CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask CloseAsync(CancellationToken ct) =>
        InGateAsync(() => new(socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct)), ct);

    public void Dispose() => gate.Dispose();

    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken ct) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ct);

    async ValueTask InGateAsync(Func<ValueTask> send, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await send();
        }
        finally
        {
            gate.Release();
        }
    }
}
