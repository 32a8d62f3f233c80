using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using PlanningPoker.E2E.Processes;

[assembly: AssemblyFixture(typeof(PlanningPoker.E2E.Server.PokerServer))]

namespace PlanningPoker.E2E.Server;

/// <summary>
/// The app as it is deployed, on a real Kestrel in this process, with its own SQLite file. The tests share one server, which their
/// constructors receive; a test that needs other settings starts its own.
/// </summary>
public class PokerServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    readonly TemporaryFolder folder = new();
    readonly Output log = new();

    internal Output Log => log;

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Changes settings or services of a server that a test starts for itself.</summary>
    public Action<IWebHostBuilder> Configure { get; init; } = _ => { };

    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        return ValueTask.CompletedTask;
    }

    public static async Task<PokerServer> StartAsync(Action<IWebHostBuilder> configure)
    {
        var server = new PokerServer { Configure = configure };
        await server.InitializeAsync();
        return server;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Default", folder.ConnectionString);
        // All players of the tests have the same address.
        builder.UseSetting("Limits:SessionsPerHour", "0");
        builder.UseSetting("Limits:JoinsPerMinute", "0");
        builder.UseSetting("Limits:GuessesPerDevice", "0");
        builder.UseSetting("Limits:UnknownCodesPerMinute", "0");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new ServerLog(log)));
        Configure(builder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
