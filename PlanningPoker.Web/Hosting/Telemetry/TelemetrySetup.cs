using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PlanningPoker.Web.Hosting.Telemetry;

/// <summary>
/// Metrics and traces, off by default: <c>Telemetry:Prometheus</c> answers <c>/metrics</c> to callers on the server's own network, and
/// <c>Telemetry:Otlp</c> sends both to the address of a collector.
/// </summary>
static class TelemetrySetup
{
    const string Path = "/metrics";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var (isScraped, collector) = (IsScraped(builder.Configuration), builder.Configuration["Telemetry:Otlp"]);
        var address = string.IsNullOrEmpty(collector) ? null : new Uri(collector);
        if (!isScraped && address is null) return;
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("planning-poker", serviceVersion: Build.Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Measures.Name, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel");
                if (isScraped) metrics.AddPrometheusExporter();
                if (address is not null) metrics.AddOtlpExporter(exporter => exporter.Endpoint = address);
            });
        if (address is null) return;
        telemetry.WithTracing(traces => traces.AddSource(Measures.Name)
            .AddAspNetCoreInstrumentation(requests =>
                requests.EnrichWithHttpResponse = (activity, response) => activity.SetTag("url.path", RouteOf(response.HttpContext)))
            .AddOtlpExporter(exporter => exporter.Endpoint = address));
    }

    public static void UseTelemetry(this WebApplication app)
    {
        if (!IsScraped(app.Configuration)) return;
        app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Request.Path == Path && IsFromOwnNetwork(http));
    }

    /// <summary>The route instead of the path, which may hold the link of a device.</summary>
    static string RouteOf(HttpContext http) => $"/{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}";

    static bool IsScraped(IConfiguration configuration) => configuration.GetValue("Telemetry:Prometheus", false);

    /// <summary>Not through a proxy, which passes on what the whole world sends.</summary>
    static bool IsFromOwnNetwork(HttpContext http) =>
        !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)
        && !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
        && http.Connection.RemoteIpAddress is { } address
        && IsPrivate(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    static bool IsPrivate(IPAddress address) => IPAddress.IsLoopback(address)
        || (address.AddressFamily is AddressFamily.InterNetwork
            ? address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..]
            : address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal);
}
