using System.Net;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Chooses the folder and the environment. Settings, assets and data are in the folder in which the app is started, or if it is started
/// from another one, in its own. What a network can reach does not run in Development, however it was started: there, error pages show the
/// code, and the gallery opens sessions. Only <c>--environment</c> on the command line says otherwise.
/// </summary>
static class StartOptions
{
    const string Settings = "appsettings.json";

    public static WebApplicationOptions Of(string[] args)
    {
        // The later win, as they do when the app is built.
        var host = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").Build();
        var chosen = new ConfigurationBuilder().AddConfiguration(host).AddCommandLine(args).Build()[HostDefaults.ContentRootKey];
        var folder = Path.GetFullPath(
            chosen ?? (File.Exists(Settings) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory), AppContext.BaseDirectory);
        return Of(args, folder, new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(folder, Settings), optional: true)
            .AddJsonFile(Path.Combine(folder, "appsettings.Development.json"), optional: true)
            .AddEnvironmentVariables().AddConfiguration(host).Build());
    }

    /// <param name="args">The command line.</param>
    /// <param name="folder">Where settings, assets and data are.</param>
    /// <param name="given">What files and environment variables say.</param>
    public static WebApplicationOptions Of(string[] args, string folder, IConfiguration given)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(given).AddCommandLine(args).Build();
        var isChosen = new ConfigurationBuilder().AddCommandLine(args).Build()["environment"] is not null;
        var isDevelopment = string.Equals(configuration["environment"], Environments.Development, StringComparison.OrdinalIgnoreCase);
        return new()
        {
            Args = args,
            ContentRootPath = folder,
            EnvironmentName = isDevelopment && !isChosen && IsReachable(configuration) ? Environments.Production : null,
        };
    }

    /// <summary>An address that cannot be read counts too; it stops the start later, with a sentence.</summary>
    static bool IsReachable(IConfiguration configuration) =>
        ListenAddresses.In(configuration).Any(each => !IsLocal(HostOf(each.Address)));

    static bool IsLocal(string host) => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    static string HostOf(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Host.Trim('[', ']');
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
