using System.Net.WebSockets;
using System.Text;

namespace PlanningPoker.Load.Clients;

/// <summary>A WebSocket that is listened to all the time, and over which one question at a time can be asked.</summary>
sealed class WebSocketConnection : IAsyncDisposable
{
    readonly ClientWebSocket socket = new();
    readonly CancellationTokenSource leaving = new();
    Task reading = Task.CompletedTask;
    TaskCompletionSource<byte[]>? asked;

    public delegate void Receive(ReadOnlySpan<byte> message);

    public async Task ConnectAsync(Uri address, string? token, CancellationToken ct)
    {
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(address, ct);
    }

    /// <param name="receive">Called with every message.</param>
    /// <param name="ended">Called when the link is gone without our leaving.</param>
    public void Listen(Receive receive, Action<Exception> ended) => reading = ReadAsync(receive, ended);

    public Task SendAsync(string text, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);

    /// <summary>Sends, and waits for what <see cref="Answer"/> is told.</summary>
    public async Task<byte[]> AskAsync(string text, CancellationToken ct)
    {
        var answer = asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(text, ct);
        return await answer.Task.WaitAsync(ct);
    }

    public void Answer(ReadOnlySpan<byte> message) => asked?.TrySetResult(message.ToArray());

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        socket.Dispose();
        await reading;
        leaving.Dispose();
    }

    async Task ReadAsync(Receive receive, Action<Exception> ended)
    {
        var (buffer, filled) = (new byte[2048], 0);
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(filled), leaving.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                filled += part.Count;
                if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
                if (!part.EndOfMessage) continue;
                receive(buffer.AsSpan(0, filled));
                filled = 0;
            }
            throw new WebSocketException("The server closed the WebSocket.");
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            if (leaving.IsCancellationRequested) return;
            ended(fault);
            asked?.TrySetException(fault);
        }
    }
}
