using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// The cost of Kestrel alone: a POST writes about 400 prepared bytes to each event stream of its session. Nothing is stored, validated or
/// rendered.
/// </summary>
static class BareEventStream
{
    static readonly ConcurrentDictionary<string, Subscribers> Sessions = new();

    public static void Map(WebApplication app)
    {
        app.MapGet("/{session}", async (string session, HttpContext http) =>
        {
            http.Response.ContentType = "text/event-stream";
            await Sessions.GetOrAdd(session, _ => new()).HoldAsync(http.Response.BodyWriter, http.RequestAborted);
        });
        app.MapPost("/{session}", (string session) => Sessions.GetOrAdd(session, _ => new()).PublishAsync());
    }

    /// <summary>The event streams of one session.</summary>
    sealed class Subscribers
    {
        /// <summary>Makes an event as long as one of Planning Poker's.</summary>
        static readonly string Padding = new('x', 340);

        readonly List<PipeWriter> streams = [];
        long version;

        /// <summary>Keeps a stream subscribed until its client disconnects.</summary>
        public async Task HoldAsync(PipeWriter stream, CancellationToken ct)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"event: session:sync\ndata: {{}}\nid: {version}\n\n"), ct);
            lock (streams) streams.Add(stream);
            var disconnected = new TaskCompletionSource();
            await using var registration = ct.Register(disconnected.SetResult);
            await disconnected.Task;
            lock (streams) streams.Remove(stream);
        }

        /// <returns>The new version.</returns>
        public async Task<string> PublishAsync()
        {
            var id = Interlocked.Increment(ref version).ToString(CultureInfo.InvariantCulture);
            var bytes = Encoding.ASCII.GetBytes($"event: vote:submitted\ndata: {{\"playerId\":\"{Padding}\"}}\nid: {id}\n\n");
            PipeWriter[] subscribed;
            lock (streams) subscribed = [.. streams];
            foreach (var stream in subscribed) await stream.WriteAsync(bytes);
            return id;
        }
    }
}
