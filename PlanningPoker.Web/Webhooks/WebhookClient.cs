using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace PlanningPoker.Web.Webhooks;

/// <summary>
/// Sends a delivery. It follows no redirect, uses no proxy, sends no cookie, and reads nothing of an answer but its status; the address
/// is checked when the connection is made, and it is that address which is connected to: a name that resolves to another one a moment
/// later gains nothing.
/// </summary>
sealed class WebhookClient : IDisposable
{
    /// <summary>How long an attempt takes at most, from the name to the status.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    const int MaxHeadersKilobytes = 16;

    readonly WebhookSettings settings;
    readonly HostLookup lookup;
    readonly TimeProvider clock;
    readonly TimeProvider limits;
    readonly HttpClient http;

    /// <param name="settings">What is allowed.</param>
    /// <param name="lookup">Finds the addresses of a host.</param>
    /// <param name="clock">Tells the time that is signed.</param>
    /// <param name="limits">Measures how long an attempt takes; without it the clock of the system.</param>
    public WebhookClient(WebhookSettings settings, HostLookup lookup, TimeProvider clock, TimeProvider? limits = null)
    {
        (this.settings, this.lookup, this.clock, this.limits) = (settings, lookup, clock, limits ?? TimeProvider.System);
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MaxHeadersKilobytes,
            MaxResponseDrainSize = 0,
            ConnectTimeout = Limit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PlanningPoker", null));
    }

    public async Task<WebhookResult> SendAsync(ClaimedDelivery delivery, CancellationToken ct)
    {
        // The operator may have changed what is allowed since the address was set.
        if (!settings.Allows(delivery.Webhook.Address)) return new(WebhookOutcome.Forbidden);
        using var limit = new CancellationTokenSource(Limit, limits);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var request = RequestOf(delivery);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new(response.IsSuccessStatusCode ? WebhookOutcome.Delivered : WebhookOutcome.Refused, (int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(WebhookOutcome.TimedOut);
        }
        // Whatever else a receiver does: it is tried again after the pauses, as what nobody answers.
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            return new(exception.InnerException is ForbiddenAddressException ? WebhookOutcome.Forbidden : WebhookOutcome.Unreachable);
        }
    }

    HttpRequestMessage RequestOf(ClaimedDelivery delivery)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = WebhookSignature.Of(delivery.Webhook.Secret.AsSpan(), delivery.Id, timestamp, delivery.Body.AsSpan());
        return new(HttpMethod.Post, delivery.Webhook.Address.Uri)
        {
            Content = new ByteArrayContent([.. delivery.Body]) { Headers = { ContentType = new("application/json") } },
            Headers = { { "webhook-id", delivery.Id }, { "webhook-timestamp", timestamp }, { "webhook-signature", signature } },
        };
    }

    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await lookup(context.DnsEndPoint.Host, ct);
        // One forbidden address among others is enough: who mixes them means to be connected to it sometimes.
        if (addresses.Length == 0 || !addresses.All(settings.Allows)) throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    sealed class ForbiddenAddressException() : IOException("The host of a webhook has an address that is not allowed.");
}
