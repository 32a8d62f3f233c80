using System.Threading.RateLimiting;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>Refuses requests beyond a limit, for pages, scripts and streams alike.</summary>
sealed class RateLimitCheck(RequestDelegate next, RateLimits limits, IFaultWriter faults)
{
    static readonly TimeSpan StreamRetryAfter = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext http, ICaller caller)
    {
        var leases = new Stack<RateLimitLease>();
        try
        {
            var isStream = IsStream(http);
            foreach (var (limiter, key, permits) in LimitsFor(http, caller, isStream))
            {
                leases.Push(limiter.AttemptAcquire(key, permits));
                if (leases.Peek().IsAcquired) continue;
                var pause = leases.Peek().TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : StreamRetryAfter;
                await faults.WriteAsync(http, RequestFault.TooManyRequests, pause);
                return;
            }
            if (isStream && caller.PlayerKey is { } counted) http.Features.Set(new CountedStream(counted));
            await next(http);
        }
        finally
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }

    IEnumerable<(PartitionedRateLimiter<string> Limiter, string Key, int Permits)> LimitsFor(
        HttpContext http, ICaller caller, bool isStream)
    {
        var address = RemoteAddress.Of(http);
        if (OpensSession(http)) yield return (limits.Sessions, address, 1);
        if (TakesSeat(http)) yield return (limits.Joins, address, 1);
        // Who has guessed too often learns nothing more, not even by a right guess; players go on.
        if (caller is { NamesSession: true, PlayerKey: null }) yield return (limits.UnknownCodes, address, caller.IsSessionKnown ? 0 : 1);
        if (caller.PlayerKey is { } player && IsCommand(http.Request)) yield return (limits.Commands, player, 1);
        if (!isStream) yield break;
        yield return (limits.AddressStreams, address, 1);
        if (caller.PlayerKey is { } reader) yield return (limits.PlayerStreams, reader, 1);
    }

    static bool OpensSession(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && MarkOf<OpensSessionAttribute>(http) is not null;

    static bool TakesSeat(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && MarkOf<TakesSeatAttribute>(http) is { } mark
        && (mark.Handler is null || string.Equals(mark.Handler, HandlerOf(http), StringComparison.OrdinalIgnoreCase));

    static bool IsCommand(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    static bool IsStream(HttpContext http) =>
        MarkOf<OpenStream>(http) is not null
        || HttpMethods.IsGet(http.Request.Method) && MarkOf<WaitsWithSince>(http) is not null && http.Request.Query.ContainsKey("since");

    static T? MarkOf<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>();

    /// <summary>A page takes its handler's name from either place.</summary>
    static string? HandlerOf(HttpContext http) => (string?)http.GetRouteValue("handler") ?? http.Request.Query["handler"].FirstOrDefault();
}
