using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PlanningPoker.Web.Hosting.Telemetry;

/// <summary>
/// What the server measures. Tags are kinds (a transport, a code of a refusal), never a session, a person or a card. Without a listener
/// measuring costs nearly nothing.
/// </summary>
static class Measures
{
    /// <summary>The name of the meter, and of the source of traces.</summary>
    public const string Name = "PlanningPoker";

    static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Traces = new(Name);

    public static readonly UpDownCounter<int> Connections = Meter.CreateUpDownCounter<int>(
        "planningpoker.connections", "{connection}", "Open live connections, by transport");

    public static readonly Counter<long> Frames = Meter.CreateCounter<long>(
        "planningpoker.frames", "{frame}", "Frames sent on live connections, by transport");

    public static readonly Counter<long> Overflows = Meter.CreateCounter<long>(
        "planningpoker.queue.overflows", "{overflow}", "Connections that read so slowly that they got the whole table instead");

    public static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "planningpoker.refusals", "{refusal}", "Refused requests and commands, by code");

    public static readonly Histogram<double> Delivery = Meter.CreateHistogram<double>(
        "planningpoker.delivery.duration", "s", "From a commit to the frame being written to a connection");

    public static readonly Histogram<double> CommitTime = Meter.CreateHistogram<double>(
        "planningpoker.commit.duration", "s", "How long commits take");

    public static readonly Histogram<int> CommitSize = Meter.CreateHistogram<int>(
        "planningpoker.commit.sessions", "{session}", "How many sessions share a commit");

    /// <summary>Measures a number that exists anyway, each time somebody asks.</summary>
    public static void Observe(string name, string unit, string description, Func<int> value) =>
        Meter.CreateObservableGauge($"planningpoker.{name}", value, unit, description);

    public static KeyValuePair<string, object?> Transport(string name) => new("transport", name);

    public static void Refused(string code) => Refusals.Add(1, new KeyValuePair<string, object?>("code", code));
}
