namespace PlanningPoker.Load.Plans;

/// <summary>
/// What was measured on two cores of a shared machine: docs/performance.md has the commands. A plan multiplies these numbers; it knows
/// nothing of what happens beyond them.
/// </summary>
static class MeasuredCosts
{
    /// <summary>Kilobytes of memory for an idle page on its WebSocket, its seat included (<c>hold</c>).</summary>
    public const double KilobytesPerPage = 24.2;

    /// <summary>Cores for one idle page, a ping each 4 s included: 6.8 % of a core for 6,000 (<c>hold</c>).</summary>
    public const double CoresPerPage = 0.068 / 6000;

    /// <summary>How many pages were held by one server. More was not tried.</summary>
    public const int PagesPerServer = 6000;

    /// <summary>Cores of Redis for the hints of one command a second: 2.1 % of a core for 500, by session (<c>nodes</c>).</summary>
    public const double RedisPerCommand = 0.021 / 500;

    /// <summary>A server's processor time for one change at one page, on SQLite: HTML, acting by forms (<c>compare</c>).</summary>
    public const double MicrosecondsPerDelivery = 15.6;
}
