using System.Globalization;
using PlanningPoker.Load.Measurements;

namespace PlanningPoker.Load.Reports;

/// <summary>The columns of a table of measurements.</summary>
static class MeasurementColumns
{
    const string PercentileUnits = "p50 / p95 / p99 ms";

    public static readonly string[] Headings =
    [
        "",
        "actions",
        "deliveries",
        "deliveries/s",
        $"answered {PercentileUnits}",
        $"delivered {PercentileUnits}",
        $"seen by all {PercentileUnits}",
        "server CPU µs/delivery",
        "driver CPU µs/delivery",
    ];

    public static string[] CellsOf(string name, Measurement measurement) =>
    [
        name,
        Whole(measurement.Actions),
        Whole(measurement.Deliveries),
        Whole(measurement.Deliveries / measurement.Elapsed.TotalSeconds),
        $"{measurement.Answered}",
        $"{measurement.Delivered}",
        $"{measurement.SeenByAll}",
        measurement.ServerCpuPerDelivery is { } serverCpu ? OneDecimal(serverCpu) : "–",
        OneDecimal(measurement.DriverCpuPerDelivery),
    ];

    static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    static string OneDecimal(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}
