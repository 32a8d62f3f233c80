using System.Net.WebSockets;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// Writes each frame as a message; those up to a flush go out together. Answers to the client are sent between frames, one at a time.
/// </summary>
/// <param name="socket">The WebSocket.</param>
/// <param name="connection">What the WebSocket writes to.</param>
/// <param name="format">The format of the frames.</param>
sealed class WebSocketWriter(WebSocket socket, BatchedStream connection, FrameFormat format) : IFrameWriter, IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);

    public FrameFormat Format => format;

    public string Transport => "websocket";

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct) => InGateAsync(() =>
    {
        connection.Hold();
        return SendAsync(frame, ct);
    }, ct);

    /// <summary>
    /// Makes an answer and sends it before any frame that results from it. A client that is gone does not get it; what it had sent behind
    /// is done all the same.
    /// </summary>
    public ValueTask AnswerAsync(Func<ValueTask<ReadOnlyMemory<byte>>> makeAnswer) => InGateAsync(async () =>
    {
        var answer = await makeAnswer();
        try
        {
            await SendAsync(answer, CancellationToken.None);
            await connection.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // Reading goes on to the end of what was received.
        }
    }, CancellationToken.None);

    public ValueTask FlushAsync(CancellationToken ct) => InGateAsync(() => connection.ReleaseAsync(ct), ct);

    public ValueTask CloseAsync(CancellationToken ct) => InGateAsync(async () =>
    {
        await connection.ReleaseAsync(ct);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
    }, ct);

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
