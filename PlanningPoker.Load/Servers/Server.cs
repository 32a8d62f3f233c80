namespace PlanningPoker.Load.Servers;

/// <summary>A server under load, or several that are one to their clients, with the client that talks to it.</summary>
/// <param name="http">The client, with the server's address; the server disposes it.</param>
/// <param name="processes">The server's processes; empty when somebody else started it.</param>
sealed class Server(HttpClient http, IReadOnlyList<ServerProcess> processes) : IAsyncDisposable
{
    static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Longer than any pause of a run, so that no request pays for a new connection.</summary>
    static readonly TimeSpan IdleConnectionLifetime = TimeSpan.FromMinutes(10);

    public HttpClient Http => http;

    /// <returns>What the server has used until now; null for a server that the driver did not start.</returns>
    public ProcessUsage? ReadUsage()
    {
        var all = processes.Select(process => process.ReadUsage()).ToList();
        return all.Count == 0 ? null : new(
            TimeSpan.FromTicks(all.Sum(each => each.Cpu.Ticks)), all.Sum(each => each.PrivateBytes), all.Sum(each => each.ResidentBytes));
    }

    public static Server At(Uri address) => new(ClientOf(address), []);

    public static async Task<Server> WaitForAsync(ServerProcess process, CancellationToken ct)
    {
        try
        {
            return new(ClientOf(await process.WaitUntilListeningAsync(ct)), [process]);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Several servers; each request goes to one of them.</summary>
    public static async Task<Server> WaitForAsync(IReadOnlyList<ServerProcess> processes, Route route, CancellationToken ct)
    {
        try
        {
            var addresses = new List<Uri>();
            foreach (var process in processes) addresses.Add(await process.WaitUntilListeningAsync(ct));
            return new(ClientOf(addresses[0], inner => new RoutingHandler(addresses, route, inner)), processes);
        }
        catch
        {
            foreach (var process in processes) await process.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        foreach (var process in processes) await process.DisposeAsync();
    }

    static HttpClient ClientOf(Uri address, Func<HttpMessageHandler, HttpMessageHandler>? around = null)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, PooledConnectionIdleTimeout = IdleConnectionLifetime };
        return new(around?.Invoke(handler) ?? handler) { BaseAddress = address, Timeout = RequestTimeout };
    }
}
