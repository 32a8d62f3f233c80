using System.Net;

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

    /// <summary>The addresses of <c>Kestrel:Endpoints</c> replace all others.</summary>
    static bool IsReachable(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(each => each["Url"]).OfType<string>().ToList()
            is { Count: > 0 } endpoints ? endpoints.Exists(IsReachable)
        : configuration["urls"] is { Length: > 0 } urls
            ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(IsReachable)
            : !string.IsNullOrEmpty(configuration["http_ports"]) || !string.IsNullOrEmpty(configuration["https_ports"]);

    static bool IsReachable(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return !string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
