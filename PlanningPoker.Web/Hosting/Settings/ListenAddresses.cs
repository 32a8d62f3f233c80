namespace PlanningPoker.Web.Hosting.Settings;

/// <summary>
/// The addresses that the server is told to listen on. Kestrel takes a port that is no number for a part of the host's name, and listens on
/// every network for a name that it does not know.
/// </summary>
static class ListenAddresses
{
    /// <summary><c>Kestrel:Endpoints</c> replaces all others, and <c>urls</c> the ports.</summary>
    /// <returns>The setting, what is given there for one address, and that address.</returns>
    public static IReadOnlyList<(string Key, string Given, string Address)> In(IConfiguration configuration) =>
        Endpoints(configuration) is { Count: > 0 } endpoints ? endpoints
        : Listed(configuration, "urls", "") is { Count: > 0 } urls ? urls
        : [.. Listed(configuration, "http_ports", "http://*:"), .. Listed(configuration, "https_ports", "https://*:")];

    /// <exception cref="InvalidSettingException">The first address that is none.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (key, given, address) in In(configuration))
        {
            if (IsValid(address)) continue;
            var expected = given == address ? "an address such as http://127.0.0.1:5035, without a path" : "a port such as 8080";
            throw new InvalidSettingException($"The setting {key} is '{given}', but must be {expected}.");
        }
    }

    static bool IsValid(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return binding is { PathBase: "", Port: >= 0 and <= ushort.MaxValue }
                && (binding.Scheme is "http" or "https")
                && (binding.IsUnixPipe || binding.IsNamedPipe || binding.Host is "*" or "+"
                    || Uri.CheckHostName(binding.Host.Trim('[', ']')) is not UriHostNameType.Unknown);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static List<(string, string, string)> Endpoints(IConfiguration configuration) =>
        [.. from endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren()
            let url = endpoint.GetSection("Url")
            where url.Value is not null
            select (url.Path, url.Value, url.Value)];

    static List<(string, string, string)> Listed(IConfiguration configuration, string key, string before) =>
        [.. from given in (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            select (key, given, before + given)];
}
