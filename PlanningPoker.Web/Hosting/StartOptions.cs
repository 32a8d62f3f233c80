using System.Net;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Chooses the environment. What a network can reach does not run in Development, however it was started: there, error pages show the
/// code, and the gallery opens sessions. Only <c>--environment</c> on the command line says otherwise.
/// </summary>
static class StartOptions
{
    public static WebApplicationOptions Of(string[] args) => Of(args, new ConfigurationBuilder()
        .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
        .AddJsonFile(Path.GetFullPath("appsettings.Development.json"), optional: true)
        .AddEnvironmentVariables().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").Build());

    /// <param name="args">The command line.</param>
    /// <param name="given">What files and environment variables say.</param>
    public static WebApplicationOptions Of(string[] args, IConfiguration given)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(given).AddCommandLine(args).Build();
        var isChosen = new ConfigurationBuilder().AddCommandLine(args).Build()["environment"] is not null;
        var isDevelopment = string.Equals(configuration["environment"], Environments.Development, StringComparison.OrdinalIgnoreCase);
        return new()
        {
            Args = args,
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
