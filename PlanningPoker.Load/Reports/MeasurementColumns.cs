using System.Globalization;
using PlanningPoker.Load.Measurements;

namespace PlanningPoker.Load.Reports;

/// <summary>How a result is shown.</summary>
static class MeasurementColumns
{
    const string P = "p50 / p95 / p99 ms";

    public static readonly string[] Heads = ["", "actions", "deliveries", "per s", $"answered {P}", $"delivered {P}", $"seen by all {P}", "server µs/delivery", "driver µs/delivery"];

    public static string[] Of(string name, Measurement result) =>
    [
        name,
        Number(result.Actions),
        Number(result.Deliveries),
        Number(result.Deliveries / result.Elapsed.TotalSeconds),
        $"{result.Answered}",
        $"{result.Delivered}",
        $"{result.SeenByAll}",
        result.CpuPerDelivery is { } cpu ? cpu.ToString("0.0", CultureInfo.InvariantCulture) : "–",
        (result.DriverCpu.TotalMicroseconds / result.Deliveries).ToString("0.0", CultureInfo.InvariantCulture),
    ];

    static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
