using System.Buffers;
using System.IO.Pipelines;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>A response that stays open: frames that come together leave together.</summary>
sealed class StreamOutlet(PipeWriter writer, Way way) : IOutlet
{
    public Way Way => way;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        writer.Write(frame.Span);
        return ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync(CancellationToken ct) => await writer.FlushAsync(ct);
}
