using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Reports;

namespace PlanningPoker.Load.Commands;

/// <summary>Serves one of the yardsticks, on a free port that it prints as any server does, until its input ends.</summary>
static class ServeCommand
{
    public static async Task<int> RunAsync(string? kind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // The client does not answer SignalR's pings.
        builder.Services.AddSignalR(options => options.ClientTimeoutInterval = TimeSpan.FromHours(1));
        switch (kind)
        {
            case "kestrel":
                await using (var app = builder.Build())
                    return await RunAsync(app, BareEventStream.Map);
            case "signalr":
                await using (var app = builder.Build())
                    return await RunAsync(app, routes => routes.MapHub<BareHub>("/hub"));
            case "signalr-ef":
                return await RunSavingAsync(builder);
            default:
                await Console.Error.WriteLineAsync("Serve what? kestrel, signalr or signalr-ef.");
                return 2;
        }
    }

    static async Task<int> RunSavingAsync(WebApplicationBuilder builder)
    {
        var folder = Directory.CreateTempSubdirectory("planning-poker-load-");
        try
        {
            builder.Services.AddPooledDbContextFactory<HubDb>(options => options.UseSqlite($"Data Source={Path.Combine(folder.FullName, "votes.db")}"));
            builder.Services.AddSingleton(new SemaphoreSlim(1, 1));
            await using var app = builder.Build();
            await using (var db = await app.Services.GetRequiredService<IDbContextFactory<HubDb>>().CreateDbContextAsync()) await db.CreateAsync();
            return await RunAsync(app, routes => routes.MapHub<EfHub>("/hub"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    static async Task<int> RunAsync(WebApplication app, Action<WebApplication> map)
    {
        map(app);
        await app.StartAsync();
        await Console.In.ReadLineAsync();
        return 0;
    }
}
