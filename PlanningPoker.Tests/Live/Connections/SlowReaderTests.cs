using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.Telemetry;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Tests.Live.Connections;

public sealed class SlowReaderTests(TestServer server)
{
    /// <summary>The overflows of this flow: other tests measure at the same time.</summary>
    static readonly AsyncLocal<StrongBox<long>?> Overflows = new();

    [Fact]
    public async Task A_reader_that_falls_behind_gets_the_whole_table_once_and_is_counted()
    {
        var session = await ServerSession.OpenAsync(server);
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Overflows.Value?.Value += count);
        listener.EnableMeasurementEvents(Measures.Overflows);
        listener.Start();
        var (overflows, writer) = (Overflows.Value = new(), new PausedWriter());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestTimeout.Token);
        using var subscription = await SubscribeAsync(session);
        var sending = SendAsync(subscription, writer, end.Token);
        await using var other = await session.OpenApiStreamAsync();

        for (var i = 0; i < 75; i++)
        {
            await session.RunAsync(session.Host, new Vote("5"));
            await session.RunAsync(session.Host, new Retract());
        }
        await other.ReadUntilAsync(await session.VersionAsync());
        Assert.Equal(0, overflows.Value);
        writer.Resume();
        await writer.WhenWrittenAsync(count: 2, "event: session:sync\n");

        Assert.Equal(1, overflows.Value);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Frames_that_wait_reach_a_connection_in_one_write()
    {
        var session = await ServerSession.OpenAsync(server);
        var writer = new PausedWriter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestTimeout.Token);
        using var subscription = await SubscribeAsync(session);
        var sending = SendAsync(subscription, writer, end.Token);
        await using var other = await session.OpenApiStreamAsync();
        for (var i = 0; i < 5; i++) await session.RunAsync(session.Host, i % 2 == 0 ? new Vote("5") : new Retract());
        await other.ReadUntilAsync(await session.VersionAsync());

        writer.Resume();

        // The first write is that of the opening.
        var second = (await writer.WhenFlushedAsync(count: 2))[1];
        Assert.Equal((3, 2), (CountIn(second, "event: vote:submitted\n"), CountIn(second, "event: vote:retracted\n")));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    static int CountIn(string written, string text) => written.Split(text).Length - 1;

    Task<Subscription> SubscribeAsync(ServerSession session) =>
        server.Services.GetRequiredService<SessionChannels>().SubscribeAsync(session.Id, null, isSeated: false, new());

    Task SendAsync(Subscription subscription, PausedWriter writer, CancellationToken ct) =>
        new FrameSender(server.Services.GetRequiredService<Sessions>(), subscription, writer, ct).RunAsync(null);

    /// <summary>A connection whose reader takes nothing for a while.</summary>
    sealed class PausedWriter : IFrameWriter
    {
        readonly TaskCompletionSource resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly Lock gate = new();
        readonly StringBuilder written = new();
        readonly List<string> flushed = [];

        public FrameFormat Format => FrameFormat.JsonEvent;

        public string Transport => "test";

        public void Resume() => resumed.SetResult();

        public async Task WhenWrittenAsync(int count, string text)
        {
            for (var limit = TestTimeout.Token; Count() < count; limit.ThrowIfCancellationRequested()) await Task.Yield();

            int Count()
            {
                lock (gate) return CountIn(written.ToString(), text);
            }
        }

        /// <returns>What had been written at each flush.</returns>
        public async Task<IReadOnlyList<string>> WhenFlushedAsync(int count)
        {
            for (var limit = TestTimeout.Token; ; limit.ThrowIfCancellationRequested())
            {
                lock (gate)
                    if (flushed.Count >= count) return [.. flushed];
                await Task.Yield();
            }
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct)
        {
            lock (gate) written.Append(Encoding.UTF8.GetString(frame.Span));
            return ValueTask.CompletedTask;
        }

        public async ValueTask FlushAsync(CancellationToken ct)
        {
            await resumed.Task.WaitAsync(ct);
            lock (gate) flushed.Add(written.ToString());
        }
    }
}
