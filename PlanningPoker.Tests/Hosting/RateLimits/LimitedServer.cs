using System.Globalization;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>A server where very little is too much.</summary>
public sealed class LimitedServer : IAsyncLifetime
{
    public const int Few = 4, Fewer = 3;

    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var few = Few.ToString(CultureInfo.InvariantCulture);
        Server = await TestServer.StartAsync(settings:
        [
            ("Limits:SessionsPerHour", few), ("Limits:JoinsPerMinute", few), ("Limits:UnknownCodesPerMinute", few), ("Limits:StreamsPerAddress", few),
            ("Limits:StreamsPerPlayer", Fewer.ToString(CultureInfo.InvariantCulture)), ("Limits:CommandsPer10Seconds", few),
        ]);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
