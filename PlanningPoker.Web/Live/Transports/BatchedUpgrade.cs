using Microsoft.AspNetCore.Http.Features;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>A request that becomes a WebSocket, by HTTP/1.1 or HTTP/2, on a <see cref="BatchedStream"/>.</summary>
sealed class BatchedUpgrade(IHttpUpgradeFeature? upgrade, IHttpExtendedConnectFeature? connect)
    : IHttpUpgradeFeature, IHttpExtendedConnectFeature
{
    /// <summary>The connection, after the handshake.</summary>
    public BatchedStream? Connection { get; private set; }

    public bool IsUpgradableRequest => upgrade is { IsUpgradableRequest: true };

    public bool IsExtendedConnect => connect is { IsExtendedConnect: true };

    public string? Protocol => connect?.Protocol;

    /// <summary>A middleware for requests that may become a WebSocket, before that of the framework.</summary>
    public static Task OfferAsync(HttpContext http, RequestDelegate next)
    {
        var batched = new BatchedUpgrade(http.Features.Get<IHttpUpgradeFeature>(), http.Features.Get<IHttpExtendedConnectFeature>());
        if (batched.IsUpgradableRequest || batched.IsExtendedConnect)
        {
            http.Features.Set(batched);
            http.Features.Set<IHttpUpgradeFeature>(batched);
            http.Features.Set<IHttpExtendedConnectFeature>(batched);
        }
        return next(http);
    }

    public async Task<Stream> UpgradeAsync() => Connection = new(await upgrade!.UpgradeAsync());

    public async ValueTask<Stream> AcceptAsync() => Connection = new(await connect!.AcceptAsync());
}
