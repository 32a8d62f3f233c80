using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

/// <summary>Starts the server, says where it can be opened, and ends with an exit code.</summary>
static partial class ServerRun
{
    /// <summary>
    /// A builder whose settings have been checked: who reads one expects that it is right. Null where a server cannot start with them;
    /// then the first that is wrong is told, or the file that cannot be read.
    /// </summary>
    public static WebApplicationBuilder? CreateBuilder(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(StartOptions.Of(args));
            SettingsCheck.Check(builder.Configuration);
            return builder;
        }
        catch (InvalidSettingException invalid)
        {
            Tell(invalid.Message);
        }
        catch (InvalidDataException broken)
        {
            Tell($"{broken.Message} {broken.GetBaseException().Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Tell(unreadable.Message);
        }
        return null;
    }

    /// <summary>
    /// Runs until the server is asked to stop. A start that fails for a reason that the operator can mend is told in one sentence.
    /// </summary>
    /// <param name="app">The server.</param>
    /// <param name="prepare">What has to be done before the first request.</param>
    /// <returns>0 after a stop that somebody asked for, else 1.</returns>
    public static async Task<int> RunToExitCodeAsync(this WebApplication app, Func<Task> prepare)
    {
        try
        {
            await prepare();
            await app.StartAsync();
        }
        catch (Exception exception) when (StartFailure.SentenceOf(exception) is { } sentence)
        {
            await app.DisposeAsync();
            Tell(sentence);
            return StartFailure.ExitCode;
        }
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses.SelectMany(OpenAddresses.Of)) LogAddress(app.Logger, address);
        LogStarted(app.Logger, Build.Version, app.Environment.EnvironmentName);
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }

    static void Tell(string sentence) => Console.Error.WriteLine($"Planning Poker cannot start. {sentence}");

    [LoggerMessage(10, LogLevel.Information, "Now listening on: {Address}")]
    static partial void LogAddress(ILogger log, string address);

    [LoggerMessage(11, LogLevel.Information, "Planning Poker {Version} runs in {Environment}. Ctrl+C ends it; what was played is kept")]
    static partial void LogStarted(ILogger log, string version, string environment);
}
