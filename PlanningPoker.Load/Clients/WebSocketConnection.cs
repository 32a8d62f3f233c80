using System.Net.WebSockets;
using System.Text;

namespace PlanningPoker.Load.Clients;

/// <summary>A WebSocket that reads all the time and can send one request at a time.</summary>
sealed class WebSocketConnection : IAsyncDisposable
{
    const int InitialBufferSize = 2048;

    readonly ClientWebSocket socket = new();
    readonly CancellationTokenSource stopping = new();
    Task reading = Task.CompletedTask;
    TaskCompletionSource<byte[]>? pendingRequest;

    public delegate void MessageHandler(ReadOnlySpan<byte> message);

    /// <param name="address">Where to connect.</param>
    /// <param name="token">The player's bearer token; null for a server without sign-in.</param>
    /// <param name="ct">Cancels connecting.</param>
    public async Task ConnectAsync(Uri address, string? token, CancellationToken ct)
    {
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(address, ct);
    }

    /// <param name="onMessage">Called with every message.</param>
    /// <param name="onFailure">Called when the connection ends before it is disposed.</param>
    public void StartReading(MessageHandler onMessage, Action<Exception> onFailure) => reading = ReadAsync(onMessage, onFailure);

    public Task SendAsync(string text, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);

    /// <summary>Sends a request and waits until <see cref="CompleteRequest"/> passes its answer.</summary>
    public async Task<byte[]> RequestAsync(string text, CancellationToken ct)
    {
        var request = pendingRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(text, ct);
        return await request.Task.WaitAsync(ct);
    }

    /// <summary>The message handler calls this with the answer, because only it knows the protocol.</summary>
    public void CompleteRequest(ReadOnlySpan<byte> answer) => pendingRequest?.TrySetResult(answer.ToArray());

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        socket.Dispose();
        await reading;
        stopping.Dispose();
    }

    async Task ReadAsync(MessageHandler onMessage, Action<Exception> onFailure)
    {
        try
        {
            await ReadMessagesAsync(onMessage);
            throw new WebSocketException("The server closed the WebSocket.");
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            if (stopping.IsCancellationRequested) return;
            onFailure(failure);
            pendingRequest?.TrySetException(failure);
        }
    }

    async Task ReadMessagesAsync(MessageHandler onMessage)
    {
        var (buffer, filled) = (new byte[InitialBufferSize], 0);
        while (await socket.ReceiveAsync(buffer.AsMemory(filled), stopping.Token) is { MessageType: not WebSocketMessageType.Close } part)
        {
            filled += part.Count;
            if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
            if (!part.EndOfMessage) continue;
            onMessage(buffer.AsSpan(0, filled));
            filled = 0;
        }
    }
}
