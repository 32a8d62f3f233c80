using Microsoft.Extensions.Time.Testing;

namespace PlanningPoker.Tests.Server;

/// <summary>Makes clocks that stand still until a test advances them.</summary>
static class TestClock
{
    public static FakeTimeProvider Create() => new(DateTimeOffset.UnixEpoch.AddYears(56));
}
