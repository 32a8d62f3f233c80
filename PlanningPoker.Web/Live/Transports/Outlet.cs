using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Where a connection's frames go.</summary>
interface IOutlet
{
    Way Way { get; }

    ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct);

    /// <summary>Sends what was written, as far as it is not on its way.</summary>
    ValueTask FlushAsync(CancellationToken ct);
}
