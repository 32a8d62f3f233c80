using System.Buffers;
using System.Net.WebSockets;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Reads a WebSocket's messages. A message that is too large, or that nobody handles, is read to its end and dropped.</summary>
sealed class WebSocketReader(WebSocket socket) : IDisposable
{
    const int MaxBytes = 64 * 1024, FirstBytes = 1024;

    byte[] buffer = [];

    /// <returns>Null when the other side has closed.</returns>
    public async Task<SocketMessage?> ReadAsync(bool keepsContent)
    {
        // Thousands of sockets wait here, so a waiting one has no buffer.
        ReturnBuffer();
        var (length, isTooLarge) = (0, false);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            isTooLarge |= length > MaxBytes;
            if (!keepsContent || isTooLarge) length = 0;
            if (part.EndOfMessage) return new(buffer.AsMemory(0, length), isTooLarge);
            if (length == buffer.Length) Grow();
        }
    }

    public void Dispose() => ReturnBuffer();

    void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBytes, buffer.Length * 2));
        buffer.CopyTo(larger, 0);
        ReturnBuffer();
        buffer = larger;
    }

    void ReturnBuffer()
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}

/// <param name="Bytes">The message; valid until the next is read.</param>
/// <param name="IsTooLarge">The message was longer than 64 KB, and was not kept.</param>
readonly record struct SocketMessage(ReadOnlyMemory<byte> Bytes, bool IsTooLarge);
