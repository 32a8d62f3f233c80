namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>Metadata of an endpoint that answers at once or, with <c>since</c> in the query, waits for a change.</summary>
sealed record WaitsWithSince;

/// <summary>Metadata of an endpoint that waits for a change, or with <c>wait=0</c> in the query answers at once.</summary>
sealed record MayAnswerAtOnce;

/// <summary>Metadata of an endpoint that answers with a file made of the whole session.</summary>
sealed record Exports;

/// <summary>Marks an endpoint or page whose POST opens a session.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class OpensSessionAttribute : Attribute;

/// <summary>Marks an endpoint or page whose POST takes a seat.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class TakesSeatAttribute : Attribute
{
    /// <summary>The page handler that takes a seat; null if every POST does.</summary>
    public string? Handler { get; init; }
}

/// <summary>A feature of the request: it counts as one of this player's streams.</summary>
sealed record CountedStream(string PlayerKey);
