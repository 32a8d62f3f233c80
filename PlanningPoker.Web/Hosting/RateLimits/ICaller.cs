namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>What the rate limits need to know about the caller of a request.</summary>
interface ICaller
{
    /// <summary>The URL names a session.</summary>
    bool NamesSession { get; }

    /// <summary>The session that the URL names exists.</summary>
    bool IsSessionKnown { get; }

    /// <summary>Identifies the session that the URL names, if it exists.</summary>
    string? SessionKey { get; }

    /// <summary>Identifies the browser or script; null if it has no key yet.</summary>
    string? DeviceKey { get; }

    /// <summary>Identifies a seated player among those of all sessions; null for anyone else.</summary>
    string? PlayerKey { get; }
}
