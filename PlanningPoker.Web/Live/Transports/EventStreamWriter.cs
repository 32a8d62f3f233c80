using System.Buffers;
using System.IO.Pipelines;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Writes frames to a response that stays open. Frames that wait together are sent together.</summary>
sealed class EventStreamWriter(PipeWriter body, FrameFormat format) : IFrameWriter
{
    public FrameFormat Format => format;

    public string Transport => "event-stream";

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        body.Write(frame.Span);
        return ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync(CancellationToken ct) => await body.FlushAsync(ct);
}
