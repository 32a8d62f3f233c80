using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Limits the open connections of the server (<c>Limits:Connections</c>; 0 is no limit). A request on one beyond it is refused with 503 and
/// the connection closed. Far beyond it, connections are closed unread, since even a refusal costs memory.
/// </summary>
sealed class ConnectionCap(int max)
{
    public const int Default = 20_000;

    /// <summary>How many connections beyond the limit are still answered.</summary>
    const int Answered = 500;

    static readonly object IsBeyond = new();
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    int open;

    public void Watch(KestrelServerOptions kestrel) =>
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => CountAsync(next, connection)));

    /// <summary>Refuses the requests of connections beyond the limit.</summary>
    public static Task RefuseAsync(HttpContext http, RequestDelegate next)
    {
        var isBeyond = http.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(IsBeyond) is true;
        // The error page is rendered by running the refused request once more.
        if (!isBeyond || http.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(http);
        http.Response.Headers.Connection = "close";
        return http.RequestServices.GetRequiredService<IFaultWriter>().WriteAsync(http, RequestFault.Busy, RetryAfter);
    }

    async Task CountAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        try
        {
            var count = Interlocked.Increment(ref open);
            if (max > 0 && count > max + Answered) return;
            if (max > 0 && count > max) connection.Items[IsBeyond] = true;
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }
}
