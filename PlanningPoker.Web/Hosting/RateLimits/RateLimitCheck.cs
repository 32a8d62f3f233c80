namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>Refuses requests beyond a limit, for pages, scripts and streams alike.</summary>
sealed class RateLimitCheck(RequestDelegate next, RateLimits limits, IFaultWriter faults)
{
    public async Task InvokeAsync(HttpContext http, ICaller caller)
    {
        using var leases = new RateLimitLeases();
        var isStream = IsStream(http);
        if (await leases.AcquireAsync(LimitsFor(http, caller, isStream)) is { } retryAfter)
        {
            await faults.WriteAsync(http, RequestFault.TooManyRequests, retryAfter);
            return;
        }
        if (isStream && !IsAnsweredAtOnce(http) && caller.PlayerKey is { } counted) http.Features.Set(new CountedStream(counted));
        await next(http);
    }

    IEnumerable<(RateLimit Limit, string Key)> LimitsFor(HttpContext http, ICaller caller, bool isStream)
    {
        // Players are counted apart from the strangers of their address.
        var address = RemoteAddress.Of(http);
        if (OpensSession(http)) yield return (limits.Sessions, address);
        if (caller is { NamesSession: true, IsSessionKnown: false })
            foreach (var each in limits.OfUnknownCode(address, caller.DeviceKey)) yield return each;
        else if (TakesSeat(http))
            foreach (var each in limits.OfJoin(address, caller.SessionKey, caller.PlayerKey is null ? caller.DeviceKey : null))
                yield return each;
        if (caller.PlayerKey is { } player && IsCommand(http.Request)) yield return (limits.Commands, player);
        if (MetadataOf<Exports>(http) is not null)
        {
            yield return (limits.Exports, caller.PlayerKey ?? address);
            yield return (limits.OpenExports, caller.PlayerKey ?? address);
            yield return (limits.AddressExports, address);
        }
        if (!isStream) yield break;
        // What is answered at once is not kept open.
        if (caller.PlayerKey is not { } reader) yield return (limits.AddressStreams, address);
        else if (!IsAnsweredAtOnce(http)) yield return (limits.PlayerStreams, reader);
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

    static bool IsAnsweredAtOnce(HttpContext http) =>
        MetadataOf<MayAnswerAtOnce>(http) is not null && http.Request.Query["wait"] == "0";

    static T? MetadataOf<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>();

    /// <summary>Razor Pages takes the name of a handler from the route or from the query.</summary>
    static string? HandlerOf(HttpContext http) => (string?)http.GetRouteValue("handler") ?? http.Request.Query["handler"].FirstOrDefault();
}
