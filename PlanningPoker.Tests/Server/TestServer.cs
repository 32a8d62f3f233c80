using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(PlanningPoker.Tests.Server.TestServer))]

namespace PlanningPoker.Tests.Server;

/// <summary>
/// The app as it is deployed, on a real Kestrel in this process, with a SQLite file of its own. It has no rate limits, because all tests
/// come from one address.
/// </summary>
public sealed class TestServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    static readonly string[] LimitNames = ["SessionsPerHour", "JoinsPerMinute", "UnknownCodesPerMinute",
        "GuessesPerDevice", "ExportsPerMinute", "ExportsAtOnce", "StreamsPerAddress", "StreamsPerPlayer", "CommandsPer10Seconds"];

    readonly string folder = Directory.CreateTempSubdirectory("planning-poker-web-").FullName;
    readonly ConcurrentQueue<(LogLevel Level, string Text)> log = new();

    /// <summary>Settings that differ from the defaults.</summary>
    internal Dictionary<string, string> Settings { get; init; } = [];
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
    internal string Environment { get; init; } = Environments.Production;

    /// <summary>The lowest level that is recorded.</summary>
    internal LogLevel RecordedLevel { get; init; } = LogLevel.Warning;

    /// <summary>Everything that was recorded.</summary>
    internal IReadOnlyCollection<string> Log => [.. log.Select(entry => entry.Text)];

    /// <summary>The errors that were logged.</summary>
    internal IReadOnlyCollection<string> Errors => [.. log.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text)];

    /// <summary>The warnings that were logged.</summary>
    internal IReadOnlyCollection<string> Warnings => [.. log.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text)];

    internal string DatabaseFile => Path.Combine(folder, "test.db");

    internal Uri Address => ClientOptions.BaseAddress;

    /// <summary>Follows no redirect and keeps no cookie: a test states what it sends.</summary>
    internal HttpClient Http { get; private set; } = null!;

    internal static async Task<TestServer> StartAsync(TimeProvider? clock = null, params (string Name, string Value)[] settings)
    {
        var server = new TestServer
        {
            Clock = clock ?? TimeProvider.System,
            Settings = settings.ToDictionary(each => each.Name, each => each.Value)
        };
        await server.InitializeAsync();
        return server;
    }

    /// <summary>Fetches a page, or posts a form, as a browser with the player's cookie does.</summary>
    internal async Task<HttpResponseMessage> SendAsBrowserAsync(
        HttpMethod method, string path, TestPlayer? player = null, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path);
        player?.SignAsBrowser(request);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.SendAsync(request, TestTimeout.Token);
    }

    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ResponseDrainTimeout = TimeSpan.Zero
        })
        { BaseAddress = Address };
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:Default", $"Data Source={DatabaseFile}");
        foreach (var name in LimitNames) builder.UseSetting($"Limits:{name}", "0");
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Clock);
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, AddressWait>());
        });
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new LogRecorder(log, RecordedLevel)));
    }

    public override async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The factory sets the address while the app starts, which otherwise may be too late.</summary>
    sealed class AddressWait(IServer server) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var limit = TestTimeout.Token;
            while (server.Features.Get<IServerAddressesFeature>()!.Addresses.Count == 0)
            {
                limit.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    sealed class LogRecorder(
        ConcurrentQueue<(LogLevel Level, string Text)> log, LogLevel lowest, string category = "") : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => new LogRecorder(log, lowest, categoryName);

        /// <summary>Recorded too: a program that prints scopes has them in each entry.</summary>
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            if (IsEnabled(LogLevel.Trace)) log.Enqueue((LogLevel.Trace, $"Scope {state} ({category})"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Enqueue((logLevel, $"{formatter(state, exception)} {exception} ({category})"));
        }

        public void Dispose()
        {
        }
    }
}
