using System.Threading.RateLimiting;

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
        // After too many wrong codes even a right one is refused, so that guessing shows nothing. Players are not affected.
        if (caller is { NamesSession: true, PlayerKey: null }) yield return (limits.UnknownCodes, address, caller.IsSessionKnown ? 0 : 1);
        if (caller.PlayerKey is { } player && IsCommand(http.Request)) yield return (limits.Commands, player, 1);
        if (!isStream) yield break;
        yield return (limits.AddressStreams, address, 1);
        if (caller.PlayerKey is { } reader) yield return (limits.PlayerStreams, reader, 1);
    }

    static bool OpensSession(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && MetadataOf<OpensSessionAttribute>(http) is not null;

    static bool TakesSeat(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && MetadataOf<TakesSeatAttribute>(http) is { } endpoint
        && (endpoint.Handler is null || string.Equals(endpoint.Handler, HandlerOf(http), StringComparison.OrdinalIgnoreCase));

    static bool IsCommand(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    static bool IsStream(HttpContext http) =>
        MetadataOf<OpenStream>(http) is not null
        || MetadataOf<WaitsWithSince>(http) is not null
        && HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey("since");

    static T? MetadataOf<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>();

    /// <summary>Razor Pages takes the name of a handler from the route or from the query.</summary>
    static string? HandlerOf(HttpContext http) => (string?)http.GetRouteValue("handler") ?? http.Request.Query["handler"].FirstOrDefault();
}
