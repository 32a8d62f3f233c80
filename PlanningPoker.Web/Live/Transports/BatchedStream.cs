using System.Buffers;
using System.Net.WebSockets;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// The connection below a WebSocket. What is written while it is held goes out as one write; the framework's WebSocket would write each
/// message by itself.
/// </summary>
sealed class BatchedStream(Stream connection) : Stream
{
    /// <summary>One write at a time: the framework's pings come at any time.</summary>
    readonly SemaphoreSlim gate = new(1, 1);

    readonly Lock guard = new();

    /// <summary>What waits; null while nothing is held, so that a connection without news takes no memory with it.</summary>
    PooledBuffer? held;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Holds what is written from now on, until <see cref="ReleaseAsync"/>.</summary>
    public void Hold()
    {
        lock (guard) held ??= new();
    }

    /// <summary>Writes what was held; does nothing when nothing was.</summary>
    /// <exception cref="WebSocketException">The connection broke, as a message that is not held says it.</exception>
    public async ValueTask ReleaseAsync(CancellationToken ct)
    {
        PooledBuffer? waiting;
        lock (guard) (waiting, held) = (held, null);
        if (waiting is null) return;
        try
        {
            using (waiting) await WriteNowAsync(waiting.Written, ct);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, broken);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (guard)
            if (held is not null)
            {
                held.Write(buffer.Span);
                return ValueTask.CompletedTask;
            }
        return WriteNowAsync(buffer, cancellationToken);
    }

    /// <summary>Each write is sent at once, or with what is held.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    async ValueTask WriteNowAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await connection.WriteAsync(buffer, ct);
            await connection.FlushAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    public override void Flush() => throw new NotSupportedException();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // Not the gate, through which a write may still have to leave.
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Bytes in an array of the pool, which grows.</summary>
    sealed class PooledBuffer : IDisposable
    {
        /// <summary>A usual batch for a script.</summary>
        const int UsualLength = 1024;

        byte[] bytes = ArrayPool<byte>.Shared.Rent(UsualLength);
        int length;

        public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

        public void Write(ReadOnlySpan<byte> more)
        {
            if (length + more.Length > bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + more.Length, 2 * bytes.Length));
                bytes.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
            }
            more.CopyTo(bytes.AsSpan(length));
            length += more.Length;
        }

        public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);
    }
}
