using System.Globalization;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>A server with very low limits.</summary>
public sealed class LimitedServer : IAsyncLifetime
{
    public const int Limit = 4, StreamsPerPlayer = 3;

    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var limit = Limit.ToString(CultureInfo.InvariantCulture);
        Server = await TestServer.StartAsync(settings:
        [
            ("Limits:SessionsPerHour", limit), ("Limits:JoinsPerMinute", limit), ("Limits:UnknownCodesPerMinute", limit),
            ("Limits:ExportsPerMinute", limit),
            ("Limits:StreamsPerAddress", limit), ("Limits:StreamsPerPlayer", StreamsPerPlayer.ToString(CultureInfo.InvariantCulture)),
                ("Limits:CommandsPer10Seconds", limit),
        ]);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
