using System.Net;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Chooses the environment. What a network can reach runs in Production, however it was started: in Development, error pages show the
/// code, and the gallery opens sessions. Only <c>--environment</c> on the command line says otherwise.
/// </summary>
static class StartOptions
{
    public static WebApplicationOptions Of(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        var isChosen = new ConfigurationBuilder().AddCommandLine(args).Build()["environment"] is not null;
        return new()
        {
            Args = args,
            EnvironmentName = !isChosen && IsReachable(configuration) ? Environments.Production : null,
        };
    }

    static bool IsReachable(IConfiguration configuration) =>
        configuration["urls"] is { Length: > 0 } urls
            ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(IsReachable)
            : !string.IsNullOrEmpty(configuration["http_ports"]) || !string.IsNullOrEmpty(configuration["https_ports"]);

    static bool IsReachable(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return !string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
