using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>Where a connection's frames go.</summary>
interface IFrameWriter
{
    FrameFormat Format { get; }

    ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct);

    /// <summary>Sends what was written and is not on its way yet.</summary>
    ValueTask FlushAsync(CancellationToken ct);
}
