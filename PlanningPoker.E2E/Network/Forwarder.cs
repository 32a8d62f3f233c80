using System.Net.Sockets;
using System.Threading.Channels;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// Forwards one direction of a connection, in order, when the fault of the proxy lets it through and as fast as it allows.
/// </summary>
sealed class Forwarder(Socket to, ProxiedConnection connection, Func<Fault, TimeSpan> delay)
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    readonly Channel<Parcel> parcels = Channel.CreateUnbounded<Parcel>(new() { SingleReader = true });

    /// <param name="bytes">What to carry.</param>
    /// <param name="whole">Ends when the answer they belong to is complete.</param>
    public void Send(ReadOnlyMemory<byte> bytes, Task? whole = null) =>
        parcels.Writer.TryWrite(new(bytes, whole ?? Task.CompletedTask, TimeProvider.System.GetTimestamp()));

    /// <summary>Nothing more comes; said to the other end after what is still on its way.</summary>
    public void End()
    {
        Send(default);
        parcels.Writer.TryComplete();
    }

    public async Task RunAsync()
    {
        await foreach (var parcel in parcels.Reader.ReadAllAsync())
        {
            await AdmittedAsync(parcel);
            if (parcel.Bytes.IsEmpty) to.Shutdown(SocketShutdown.Send);
            else await WriteAsync(parcel.Bytes);
        }
    }

    async Task AdmittedAsync(Parcel parcel)
    {
        while (connection.LetsThrough(parcel.Whole, out var change) is false) await change;
        var rest = delay(connection.Fault) - TimeProvider.System.GetElapsedTime(parcel.SentAt);
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

    readonly record struct Parcel(ReadOnlyMemory<byte> Bytes, Task Whole, long SentAt);
}
