using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Load.Baselines;

namespace PlanningPoker.Load.Commands;

/// <summary>Serves one of the baselines on a free port, until its standard input ends. The log names the address.</summary>
static class ServeCommand
{
    public static async Task<int> RunAsync(string? baseline)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // The driver's WebSockets do not answer SignalR's pings, so SignalR must not expect it.
        builder.Services.AddSignalR(options => options.ClientTimeoutInterval = TimeSpan.FromHours(1));
        switch (baseline)
        {
            case "kestrel":
                await using (var app = builder.Build())
                    return await ServeAsync(app, BareEventStream.Map);
            case "signalr":
                await using (var app = builder.Build())
                    return await ServeAsync(app, routes => routes.MapHub<BareHub>("/hub"));
            case "signalr-ef":
                return await ServeEfHubAsync(builder);
            default:
                throw new LoadException("The command serve takes the name of a baseline: kestrel, signalr or signalr-ef.");
        }
    }

    static async Task<int> ServeEfHubAsync(WebApplicationBuilder builder)
    {
        var folder = Directory.CreateTempSubdirectory("planning-poker-load-");
        try
        {
            var file = Path.Combine(folder.FullName, "votes.db");
            builder.Services.AddPooledDbContextFactory<HubDb>(options => options.UseSqlite($"Data Source={file}"));
            builder.Services.AddSingleton(new SemaphoreSlim(1, 1));
            await using var app = builder.Build();
            var databases = app.Services.GetRequiredService<IDbContextFactory<HubDb>>();
            await using (var db = await databases.CreateDbContextAsync()) await db.CreateAsync();
            return await ServeAsync(app, routes => routes.MapHub<EfHub>("/hub"));
        }
        finally
        {
            // Pooled connections hold the file open, which would keep the folder from being deleted.
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    static async Task<int> ServeAsync(WebApplication app, Action<WebApplication> map)
    {
        map(app);
        await app.StartAsync();
        await Console.In.ReadLineAsync();
        return 0;
    }
}
