using System.Threading.RateLimiting;
using PlanningPoker.Web.Rendering.Refusals;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>Refuses what goes beyond a limit, for pages, scripts and streams alike.</summary>
sealed class LimitCheck(RequestDelegate next, Budgets budgets, Sessions sessions, RefusalAnswers answers)
{
    static readonly TimeSpan StreamPause = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext http)
    {
        var leases = new Stack<RateLimitLease>();
        try
        {
            var call = await LimitedCall.OfAsync(http, sessions);
            foreach (var (limiter, key, permits) in NeededBy(call))
            {
                leases.Push(limiter.AttemptAcquire(key, permits));
                if (leases.Peek().IsAcquired) continue;
                await answers.WriteAsync(http, Reason.TooManyRequests, leases.Peek().TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : StreamPause);
                return;
            }
            if (call is { IsStream: true, Me: { } counted }) http.Features.Set(new CountedStream(counted.Id));
            await next(http);
        }
        finally
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }

    IEnumerable<(PartitionedRateLimiter<string> Limiter, string Key, int Permits)> NeededBy(LimitedCall call)
    {
        if (call.OpensSession) yield return (budgets.Sessions, call.Address, 1);
        if (call.Joins) yield return (budgets.Joins, call.Address, 1);
        // Whoever has guessed too often learns nothing more, not even by a right guess; players go on.
        if (call is { NamesSession: true, Me: null }) yield return (budgets.UnknownCodes, call.Address, call.Session is null ? 1 : 0);
        if (call is { IsCommand: true, Session: { } session, Me: { } me }) yield return (budgets.Commands, Budgets.KeyOf(session.Code, me.Id), 1);
        if (!call.IsStream) yield break;
        yield return (budgets.AddressStreams, call.Address, 1);
        if (call is { Session: { } listened, Me: { } listener }) yield return (budgets.PlayerStreams, Budgets.KeyOf(listened.Code, listener.Id), 1);
    }
}
