using System.Net.Sockets;
using System.Threading.Channels;

namespace PlanningPoker.E2E.Network;

/// <summary>Forwards one direction of a connection, in order. The current fault of the proxy decides when and how fast.</summary>
/// <param name="to">Where to.</param>
/// <param name="connection">The connection.</param>
/// <param name="delay">How much later a fault lets it arrive.</param>
/// <param name="isSilent">Whether a fault lets nothing pass in this direction.</param>
sealed class Forwarder(Socket to, ProxiedConnection connection, Func<Fault, TimeSpan> delay, Func<Fault, bool> isSilent)
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    readonly Channel<Segment> segments = Channel.CreateUnbounded<Segment>(new() { SingleReader = true });
    Segment? last;
    long received;

    /// <param name="bytes">The bytes to forward.</param>
    /// <param name="message">What they belong to; null for what no fault holds back.</param>
    public void Send(ReadOnlyMemory<byte> bytes, Message? message = null)
    {
        received += bytes.Length;
        var segment = new Segment(bytes, message ?? Message.Complete, TimeProvider.System.GetTimestamp(), received);
        last?.Followed.TrySetResult();
        last = segment;
        segments.Writer.TryWrite(segment);
    }

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
        while (connection.LetsThrough(segment.Message, isSilent, out var change) is false) await change;
        if (segment.Message.IsOpen) await HoldBackAsync(segment);
        var fault = connection.Fault;
        var rest = delay(fault) + fault.MaxJitter * Random.Shared.NextDouble() - TimeProvider.System.GetElapsedTime(segment.SentAt);
        if (rest > TimeSpan.Zero) await Task.Delay(rest);
    }

    /// <summary>Holds back a part of a stream or of a WebSocket, until the fault changes or the response is complete.</summary>
    async Task HoldBackAsync(Segment segment)
    {
        // Taken before the fault is read, so that a change in between is not missed.
        var release = connection.ReleaseOf(segment.Message);
        var fault = connection.Fault;
        if (fault.HoldsUntilNext) await Task.WhenAny(segment.Followed.Task, release);
        var late = fault.StreamDelay - TimeProvider.System.GetElapsedTime(segment.SentAt);
        if (late > TimeSpan.Zero) await Task.WhenAny(Task.Delay(late), release);
        if (fault.BatchInterval is { } interval)
        {
            var rest = new TimeSpan(interval.Ticks - connection.Age.Ticks % interval.Ticks);
            await Task.WhenAny(Task.Delay(rest), release);
        }
        while (!release.IsCompleted && fault.Releases(received) < segment.End) await Task.WhenAny(Task.Delay(Tick), release);
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

    /// <param name="Bytes">A part of a message.</param>
    /// <param name="Message">What it belongs to.</param>
    /// <param name="SentAt">When it was sent.</param>
    /// <param name="End">How many bytes were sent with it.</param>
    sealed record Segment(ReadOnlyMemory<byte> Bytes, Message Message, long SentAt, long End)
    {
        /// <summary>Completes when something was sent after it.</summary>
        public TaskCompletionSource Followed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
