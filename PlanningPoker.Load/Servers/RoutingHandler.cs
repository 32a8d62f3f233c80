namespace PlanningPoker.Load.Servers;

/// <summary>Sends each request to one of several servers, as a balancer in front of them does.</summary>
sealed class RoutingHandler(IReadOnlyList<Uri> servers, Route route, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.RequestUri = new(servers[IndexOf(request)], request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, ct);
    }

    int IndexOf(HttpRequestMessage request) => route switch
    {
        Route.ByCode when CodeIn(request.RequestUri!) is { } code => code.Sum(letter => letter) % servers.Count,
        Route.Crossed => request.Method == HttpMethod.Get ? 0 : servers.Count - 1,
        _ => Random.Shared.Next(servers.Count),
    };

    /// <summary>The code of the session, in <c>/api/sessions/{code}</c> or <c>/s/{code}</c>; null in other addresses.</summary>
    static string? CodeIn(Uri address) => address.AbsolutePath.Split('/') switch
    {
        ["", "api", "sessions", var code, ..] => code,
        ["", "s", var code, ..] => code,
        _ => null,
    };
}
