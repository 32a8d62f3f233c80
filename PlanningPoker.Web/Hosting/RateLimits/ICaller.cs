namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>What the limits need to know of a request's caller.</summary>
interface ICaller
{
    /// <summary>The address names a session.</summary>
    bool NamesSession { get; }

    /// <summary>The session that the address names exists.</summary>
    bool IsSessionKnown { get; }

    /// <summary>Tells the seated player from all others; null for anyone else.</summary>
    string? PlayerKey { get; }
}
