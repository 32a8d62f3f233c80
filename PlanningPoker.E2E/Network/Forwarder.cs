using System.Net.Sockets;
using System.Threading.Channels;

namespace PlanningPoker.E2E.Network;

/// <summary>Forwards one direction of a connection, in order. The current fault of the proxy decides when and how fast.</summary>
sealed class Forwarder(Socket to, ProxiedConnection connection, Func<Fault, TimeSpan> delay)
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    readonly Channel<Segment> segments = Channel.CreateUnbounded<Segment>(new() { SingleReader = true });

    /// <param name="bytes">The bytes to forward.</param>
    /// <param name="responseComplete">Completes when the response that they belong to is complete.</param>
    public void Send(ReadOnlyMemory<byte> bytes, Task? responseComplete = null) =>
        segments.Writer.TryWrite(new(bytes, responseComplete ?? Task.CompletedTask, TimeProvider.System.GetTimestamp()));

    /// <summary>Ends this direction after the bytes that are still queued.</summary>
    public void End()
    {
        Send(default);
        segments.Writer.TryComplete();
    }

    public async Task RunAsync()
    {
        await foreach (var segment in segments.Reader.ReadAllAsync())
        {
            await WaitUntilAllowedAsync(segment);
            if (segment.Bytes.IsEmpty) to.Shutdown(SocketShutdown.Send);
            else await WriteAsync(segment.Bytes);
        }
    }

    async Task WaitUntilAllowedAsync(Segment segment)
    {
        while (connection.LetsThrough(segment.ResponseComplete, out var change) is false) await change;
        var rest = delay(connection.Fault) - TimeProvider.System.GetElapsedTime(segment.SentAt);
        if (rest > TimeSpan.Zero) await Task.Delay(rest);
    }

    async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var size = connection.Fault.BytesPerSecond is { } speed
                ? Math.Clamp((int)(speed * Tick.TotalSeconds), 1, bytes.Length)
                : bytes.Length;
            await to.SendAsync(bytes[..size]);
            bytes = bytes[size..];
            if (connection.Fault.BytesPerSecond is not null) await Task.Delay(Tick);
        }
    }

    readonly record struct Segment(ReadOnlyMemory<byte> Bytes, Task ResponseComplete, long SentAt);
}
