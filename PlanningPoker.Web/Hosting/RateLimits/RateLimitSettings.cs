namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>The section <c>Limits</c> of the configuration; 0 switches a limit off.</summary>
sealed record RateLimitSettings
{
    public int SessionsPerHour { get; init; } = 60;
    public int JoinsPerMinute { get; init; } = 240;
    public int UnknownCodesPerMinute { get; init; } = 60;
    public int GuessesPerDevice { get; init; } = 20;
    public int ExportsPerMinute { get; init; } = 60;
    public int ExportsAtOnce { get; init; } = 20;
    public int StreamsPerAddress { get; init; } = 1000;
    public int StreamsPerPlayer { get; init; } = 20;
    public int CommandsPer10Seconds { get; init; } = 100;
}
