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
            foreach (var (limit, key) in LimitsFor(http, caller, isStream))
            {
                var (lease, isAcquired, retryAfter) = await limit.AcquireAsync(key);
                leases.Push(lease);
                if (isAcquired) continue;
                await faults.WriteAsync(http, RequestFault.TooManyRequests, retryAfter ?? StreamRetryAfter);
                return;
            }
            if (isStream && !IsAnsweredAtOnce(http) && caller.PlayerKey is { } counted) http.Features.Set(new CountedStream(counted));
            await next(http);
        }
        finally
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }

    IEnumerable<(RateLimit Limit, string Key)> LimitsFor(HttpContext http, ICaller caller, bool isStream)
    {
        var address = RemoteAddress.Of(http);
        if (OpensSession(http)) yield return (limits.Sessions, address);
        // First, so that who guesses does not use up what the address has.
        if (caller.DeviceKey is { } device && IsGuess(http, caller)) yield return (limits.Guesses, device);
        // By session too: who fills one of them does not keep colleagues out of the others.
        if (TakesSeat(http)) yield return (limits.Joins, $"{address} {caller.SessionKey}");
        if (TakesSeat(http)) yield return (limits.AllJoins, address);
        // Who knows the right code is never refused because of a neighbour who guesses: a code has 60 random bits.
        if (caller is { NamesSession: true, IsSessionKnown: false }) yield return (limits.UnknownCodes, address);
        if (caller.PlayerKey is { } player && IsCommand(http.Request)) yield return (limits.Commands, player);
        if (MetadataOf<Exports>(http) is not null)
        {
            yield return (limits.Exports, address);
            yield return (limits.OpenExports, address);
        }
        if (!isStream) yield break;
        // Players are counted apart from the strangers of their address. What is answered at once is not kept open.
        if (caller.PlayerKey is not { } reader) yield return (limits.AddressStreams, address);
        else if (!IsAnsweredAtOnce(http)) yield return (limits.PlayerStreams, reader);
    }

    /// <summary>Whether it tries a code, or perhaps a passcode or the link of a device.</summary>
    static bool IsGuess(HttpContext http, ICaller caller) =>
        caller is { NamesSession: true, IsSessionKnown: false } || caller.PlayerKey is null && TakesSeat(http);

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

    static bool IsAnsweredAtOnce(HttpContext http) =>
        MetadataOf<MayAnswerAtOnce>(http) is not null && http.Request.Query["wait"] == "0";

    static T? MetadataOf<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>();

    /// <summary>Razor Pages takes the name of a handler from the route or from the query.</summary>
    static string? HandlerOf(HttpContext http) => (string?)http.GetRouteValue("handler") ?? http.Request.Query["handler"].FirstOrDefault();
}
