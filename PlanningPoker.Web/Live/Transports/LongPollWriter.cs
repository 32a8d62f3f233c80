using System.Buffers;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Collects the frames of a response to a poll in one JSON array.</summary>
sealed class LongPollWriter : IFrameWriter
{
    readonly ArrayBufferWriter<byte> array = new();

    public FrameFormat Format => FrameFormat.HtmlMessage;

    public string Transport => "poll";

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        array.Write(array.WrittenCount == 0 ? "["u8 : ","u8);
        array.Write(frame.Span);
        return ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CancellationToken ct) => ValueTask.CompletedTask;

    public async Task SendAsync(HttpResponse response)
    {
        array.Write("]"u8);
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.ContentLength = array.WrittenCount;
        await response.Body.WriteAsync(array.WrittenMemory, response.HttpContext.RequestAborted);
    }
}
