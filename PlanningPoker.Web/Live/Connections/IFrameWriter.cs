using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>Writes frames to one connection.</summary>
interface IFrameWriter
{
    FrameFormat Format { get; }

    /// <summary>The name of the transport in the measures.</summary>
    string Transport { get; }

    ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct);

    /// <summary>Sends what was written and is still buffered.</summary>
    ValueTask FlushAsync(CancellationToken ct);
}
