using System.Net.WebSockets;
using System.Text;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Transports;

namespace PlanningPoker.Tests.Live.Transports;

public sealed class WebSocketWriterTests : IDisposable
{
    readonly RecordedStream connection = new();

    public void Dispose() => connection.Dispose();

    [Fact]
    public async Task Frames_up_to_a_flush_are_one_write()
    {
        using var batched = new BatchedStream(connection);
        using var socket = WebSocket.CreateFromStream(batched, new WebSocketCreationOptions { IsServer = true });
        using var writer = new WebSocketWriter(socket, batched, FrameFormat.JsonMessage);

        foreach (var frame in (string[])["one", "two", "three"]) await writer.WriteAsync(Utf8(frame), TestTimeout.Token);
        Assert.Empty(connection.Writes);
        await writer.FlushAsync(TestTimeout.Token);
        await writer.WriteAsync(Utf8("four"), TestTimeout.Token);
        await writer.FlushAsync(TestTimeout.Token);
        await writer.FlushAsync(TestTimeout.Token);

        Assert.Equal(["one two three", "four"], connection.Writes);
    }

    [Fact]
    public async Task An_answer_and_the_end_take_with_them_what_waits()
    {
        using var batched = new BatchedStream(connection);
        using var socket = WebSocket.CreateFromStream(batched, new WebSocketCreationOptions { IsServer = true });
        using var writer = new WebSocketWriter(socket, batched, FrameFormat.JsonMessage);

        await writer.AnswerAsync(() => new(Utf8("answer")));
        await writer.WriteAsync(Utf8("one"), TestTimeout.Token);
        await writer.AnswerAsync(() => new(Utf8("answer")));
        await writer.WriteAsync(Utf8("two"), TestTimeout.Token);
        await writer.CloseAsync(TestTimeout.Token);

        Assert.Equal(["answer", "one answer", "two", "close"], connection.Writes);
    }

    [Fact]
    public async Task A_connection_that_breaks_during_a_write_says_so_as_a_WebSocket_does()
    {
        using var batched = new BatchedStream(connection);
        using var socket = WebSocket.CreateFromStream(batched, new WebSocketCreationOptions { IsServer = true });
        using var writer = new WebSocketWriter(socket, batched, FrameFormat.JsonMessage);
        var broken = connection.Block();
        await writer.WriteAsync(Utf8("one"), TestTimeout.Token);
        var flushing = writer.FlushAsync(TestTimeout.Token).AsTask();

        batched.Dispose();
        broken.SetException(new ObjectDisposedException("connection"));

        await Assert.ThrowsAsync<WebSocketException>(() => flushing);
    }

    static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Keeps each write as the texts of its messages.</summary>
    sealed class RecordedStream : MemoryStream
    {
        const byte CloseFrame = 0x88;

        TaskCompletionSource? blocking;

        public List<string> Writes { get; } = [];

        /// <summary>No write ends before what is returned.</summary>
        public TaskCompletionSource Block() => blocking = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            List<string> messages = [];
            // Two bytes before each text: its kind, and its length.
            for (var rest = buffer; !rest.IsEmpty; rest = rest[(2 + rest.Span[1])..])
                messages.Add(rest.Span[0] == CloseFrame ? "close" : Encoding.UTF8.GetString(rest.Span.Slice(2, rest.Span[1])));
            Writes.Add(string.Join(' ', messages));
            if (blocking is not null) await blocking.Task;
        }
    }
}
