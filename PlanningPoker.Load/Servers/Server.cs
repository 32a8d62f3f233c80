namespace PlanningPoker.Load.Servers;

/// <summary>A server under load, with the client that talks to it.</summary>
/// <param name="http">The client, with the server's address; the server disposes it.</param>
/// <param name="process">The server's process; null when somebody else started it.</param>
sealed class Server(HttpClient http, ServerProcess? process) : IAsyncDisposable
{
    static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Longer than any pause of a run, so that no request pays for a new connection.</summary>
    static readonly TimeSpan IdleConnectionLifetime = TimeSpan.FromMinutes(10);

    public HttpClient Http => http;

    /// <returns>What the server has used until now; null for a server that the driver did not start.</returns>
    public ProcessUsage? ReadUsage() => process?.ReadUsage();

    public static Server At(Uri address) => new(ClientOf(address), null);

    public static async Task<Server> WaitForAsync(ServerProcess process, CancellationToken ct)
    {
        try
        {
            return new(ClientOf(await process.WaitUntilListeningAsync(ct)), process);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (process is not null) await process.DisposeAsync();
    }

    static HttpClient ClientOf(Uri address)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, PooledConnectionIdleTimeout = IdleConnectionLifetime };
        return new(handler) { BaseAddress = address, Timeout = RequestTimeout };
    }
}
