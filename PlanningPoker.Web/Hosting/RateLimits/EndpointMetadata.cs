namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>Marks an endpoint that reads at once or, with <c>since</c> in the query, waits.</summary>
sealed record WaitsWithSince;

/// <summary>Marks an endpoint or page whose POST opens a session.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class OpensSessionAttribute : Attribute;

/// <summary>Marks an endpoint or page whose POST takes a seat.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class TakesSeatAttribute : Attribute
{
    /// <summary>The handler of the page that does; null where every POST does.</summary>
    public string? Handler { get; init; }
}

/// <summary>Says that the request counts as one of this player's streams.</summary>
sealed record CountedStream(string PlayerKey);
