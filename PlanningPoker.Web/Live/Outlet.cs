namespace PlanningPoker.Web.Live;

/// <summary>Where a connection's frames go.</summary>
interface IOutlet
{
    Way Way { get; }

    ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct);

    /// <summary>Sends what was written, as far as it is not on its way.</summary>
    ValueTask FlushAsync(CancellationToken ct);
}
