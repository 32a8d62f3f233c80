namespace PlanningPoker.Web.Webhooks;

/// <summary>When an attempt that failed is made again: after pauses that grow, for a day.</summary>
static class WebhookRetries
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    /// <param name="attempt">The attempt that failed, from 1; after the last pause all are as long as that.</param>
    /// <param name="dueSince">When the delivery was made due.</param>
    /// <param name="now">When the attempt failed.</param>
    /// <returns>Null when it is given up.</returns>
    public static DateTimeOffset? NextAfter(int attempt, DateTimeOffset dueSince, DateTimeOffset now)
    {
        var next = now + Pauses[Math.Min(attempt, Pauses.Length) - 1];
        return next <= dueSince + GiveUpAfter ? next : null;
    }
}
