using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// What Kestrel alone costs: a POST writes some 400 ready bytes to every event stream of its group. Nothing is kept, checked or rendered.
/// </summary>
static class BareEventStream
{
    static readonly ConcurrentDictionary<string, Group> Groups = new();

    public static void Map(WebApplication app)
    {
        app.MapGet("/{group}", async (string group, HttpContext http) =>
        {
            http.Response.ContentType = "text/event-stream";
            await Groups.GetOrAdd(group, _ => new()).StayAsync(http.Response.BodyWriter, http.RequestAborted);
        });
        app.MapPost("/{group}", (string group) => Groups.GetOrAdd(group, _ => new()).TellAsync());
    }

    sealed class Group
    {
        static readonly string Padding = new('x', 340);

        readonly List<PipeWriter> streams = [];
        long version;

        public async Task StayAsync(PipeWriter stream, CancellationToken ct)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"event: session:sync\ndata: {{}}\nid: {version}\n\n"), ct);
            lock (streams) streams.Add(stream);
            var gone = new TaskCompletionSource();
            await using var leave = ct.Register(gone.SetResult);
            await gone.Task;
            lock (streams) streams.Remove(stream);
        }

        public async Task<string> TellAsync()
        {
            var now = Interlocked.Increment(ref version);
            var bytes = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: vote:submitted\ndata: {{\"playerId\":\"{Padding}\"}}\nid: {now}\n\n"));
            PipeWriter[] all;
            lock (streams) all = [.. streams];
            foreach (var stream in all) await stream.WriteAsync(bytes);
            return now.ToString(CultureInfo.InvariantCulture);
        }
    }
}
