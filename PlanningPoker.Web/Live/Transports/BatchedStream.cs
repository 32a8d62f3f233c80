namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// The connection below a WebSocket. What is written while it is held goes out as one write; the framework's WebSocket would write each
/// message by itself.
/// </summary>
sealed class BatchedStream(Stream connection) : Stream
{
    /// <summary>The framework's pings come at any time.</summary>
    readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>What waits; null while nothing is held, so that a connection without news takes no memory with it.</summary>
    MemoryStream? held;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Holds what is written from now on, until <see cref="ReleaseAsync"/>.</summary>
    public void Hold() => held ??= new();

    /// <summary>Writes what was held; does nothing when nothing was.</summary>
    public async ValueTask ReleaseAsync(CancellationToken ct)
    {
        if (held is null) return;
        await gate.WaitAsync(ct);
        try
        {
            var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
            held = null;
            await connection.WriteAsync(bytes, ct);
            await connection.FlushAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (held is not null) held.Write(buffer.Span);
            else await connection.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (held is null) await connection.FlushAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override void Flush() => throw new NotSupportedException();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
            gate.Dispose();
        }
        base.Dispose(disposing);
    }
}
